import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AMERICANS, COUNTRY, expect, shortSpeechFile, test, type JamakApp } from '../jamak';

/** Words of the recording that no part of Jamak has by itself. */
const WORDS = /fellow americans|your country can do|do for your country/iu;

/** Every file of the profile, in which one of the words can be read, Chromium's own with them. */
function filesWithWords(app: JamakApp, folder = app.userData): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return filesWithWords(app, path);
    try {
      const bytes = readFileSync(path);
      return WORDS.test(bytes.toString('latin1')) || WORDS.test(bytes.toString('utf16le')) ? [path] : [];
    } catch {
      // It is a socket or a link, or gone.
      return [];
    }
  });
}

test('words that are taken back while they are said are nowhere: not on a screen, not on the disk, not after a kill', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.start('sample');
  await expect.poll(() => app.transcript(), { timeout: 90_000 }).toMatch(COUNTRY);
  await expect.poll(() => filesWithWords(app), { timeout: 60_000 }).not.toEqual([]);
  // What is said afterwards is captioned again.
  await app.ask((jamak) => jamak.pauseSession());
  await control.getByTestId('take-back-recent').click();
  await expect(control.getByTestId('caption-final').filter({ hasText: WORDS })).toHaveCount(0);
  await expect(control.getByTestId('taken-back-row').first()).toBeVisible();
  await expect(control.locator('[data-code="taken-back"]')).toBeVisible();
  expect(filesWithWords(app)).toEqual([]);
  app.electron.process().kill('SIGKILL');

  const again = await launch({ userData: app.userData });
  await again.window('control');
  await expect.poll(() => readdirSync(join(app.userData, 'spool')), { timeout: 60_000 }).toEqual([]);
  expect(filesWithWords(again)).toEqual([]);
});

test('one caption is corrected and taken back by keyboard, on every surface, and in a session that has ended', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.startFile(await shortSpeechFile());
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready', {
    timeout: 90_000,
  });
  const overlay = await app.window('overlay');
  const row = control.getByTestId('caption-final').last();
  await row.focus();
  await control.keyboard.press('Enter');
  const field = control.getByTestId('edit-field');
  await expect(field).toBeFocused();
  await field.fill('what you can do for Jamak');
  await control.keyboard.press('Enter');
  await expect(row).toContainText('for Jamak');
  await expect(row).toBeFocused();
  await expect(row.getByTestId('edited')).toHaveAttribute('title', AMERICANS);
  await expect(overlay.getByText(/for Jamak/u).first()).toBeAttached();
  const exported = await app.ask(async (jamak) => {
    const list = await jamak.listSessions();
    const id = list.ok ? (list.value[0]?.id ?? '') : '';
    const record = await jamak.loadSession({ sessionId: id });
    return record.ok ? record.value.captions.map(({ text }) => text).join(' ') : record.error.code;
  });
  expect(exported).toContain('what you can do for Jamak');

  await control.keyboard.press('Shift+Delete');
  await expect(control.getByTestId('take-back-question')).toBeVisible();
  await control.keyboard.press('Escape');
  await expect(row).toBeFocused();
  await control.keyboard.press('Shift+Delete');
  await control.keyboard.press('Enter');
  await expect(control.getByText('for Jamak')).toHaveCount(0);
  await expect(control.getByTestId('taken-back-row')).toHaveCount(1);
  await expect(overlay.getByText(/for Jamak/u)).toHaveCount(0);
  expect(
    readdirSync(app.userData)
      .filter((name) => name.startsWith('sessions'))
      .filter((name) => /for Jamak/u.test(readFileSync(join(app.userData, name), 'latin1'))),
  ).toEqual([]);
});
