import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseJson } from '../../../src/main/export/json';
import { expect, jamakCommand, JFK, test } from '../jamak';

/** D-Bus's own program in front of the system's, which says that the desktop shows tray icons. */
function withTrayHost(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-bus-'));
  const program = join(folder, 'dbus-send');
  writeFileSync(program, '#!/bin/sh\necho "   boolean true"\n');
  chmodSync(program, 0o755);
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
}

test('closed to the tray, captions go on; a second start brings the window back, and what was marked is exported', async ({
  launch,
}) => {
  // A microphone does not end by itself, however long the second start takes.
  const app = await launch({ env: withTrayHost(), microphone: JFK });
  const control = await app.start('microphone');
  await expect(control.getByTestId('caption-final').first()).toBeVisible();

  const question = await app.electron.evaluate(async ({ BrowserWindow, dialog }) => {
    const asked = new Promise<Electron.MessageBoxOptions>((resolve) => {
      dialog.showMessageBox = (...args: unknown[]) => {
        resolve(args.at(-1) as Electron.MessageBoxOptions);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
    });
    // What a click on the X comes to.
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('/control/'))
      ?.close();
    return (await asked).buttons;
  });
  expect(question?.[0]).toBe('Go on in the tray');
  if (!control.isClosed()) await control.waitForEvent('close');
  const overlay = await app.window('overlay');
  await expect(overlay.getByTestId('overlay-captions')).toContainText(/country/i);

  const again = spawn(...jamakCommand(`--user-data=${app.userData}`));
  expect((await once(again, 'exit'))[0]).toBe(0);
  const reopened = await app.window('control');
  await expect(reopened.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
  await expect(reopened.getByTestId('caption-final').first()).toBeVisible();
  // Who comes back this way has found it: nothing needs to be said.
  await expect(reopened.getByTestId('notice')).toHaveCount(0);

  // It stands for a moment only, so it is awaited before it comes.
  const flag = overlay.getByTestId('mark-flag').waitFor();
  await reopened.keyboard.press('m');
  await flag;
  await reopened.getByTestId('mark-note').fill('여기!');
  await reopened.keyboard.press('Enter');
  await reopened.getByTestId('start-stop').click();
  await expect(reopened.getByTestId('start-stop')).toHaveAttribute('data-action', 'start');
  const path = join(app.userData, 'session.json');
  await app.exportAs('json', path);
  await expect(reopened.locator('[data-testid="notice"][data-code="exported"]')).toBeVisible();
  const { marks, captions } = parseJson(readFileSync(path, 'utf8'));
  expect(marks.map(({ note }) => note)).toEqual(['여기!']);
  expect(marks[0]?.atMs).toBeGreaterThan(captions[0]?.endMs ?? Infinity);
});
