import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright/test';
import { comparableWords } from '../../src/main/text/words';
import { canMount, mountSmallDisk, NEEDS_MOUNT, type SmallDisk } from '../disks/small-disk';
import {
  BEFORE_RELEASE,
  COUNTRY,
  expect,
  jamakCommand,
  JFK,
  shortSpeechFile,
  test,
  type JamakApp,
  skipFirstRun,
} from './jamak';

test.skip(!canMount, NEEDS_MOUNT);

let disk: SmallDisk;
let elsewhere: string;
test.beforeEach(() => {
  disk = mountSmallDisk(24 * 1024);
  elsewhere = mkdtempSync(join(tmpdir(), 'jamak-elsewhere-'));
});
test.afterEach(() => {
  disk.unmount();
  rmSync(elsewhere, { recursive: true, force: true });
});

function notice(page: Page, code: string): Locator {
  return page.locator(`[data-testid="notice"][data-code="${code}"]`);
}

/** The words of every session in History. */
async function history(app: JamakApp): Promise<string[]> {
  const reply = await app.ask((jamak) => jamak.listSessions());
  if (!reply.ok) throw new Error(reply.error.code);
  const control = await app.window('control');
  return Promise.all(
    reply.value.map(({ id }) =>
      control.evaluate(async (sessionId) => {
        const { jamak } = window as unknown as { jamak: Parameters<Parameters<JamakApp['ask']>[0]>[0] };
        const record = await jamak.loadSession({ sessionId });
        return record.ok ? record.value.captions.map(({ text }) => text).join(' ') : '';
      }, id),
    ),
  );
}

async function countCaptions(app: JamakApp): Promise<number> {
  const reply = await app.ask((jamak) => jamak.state());
  return reply.ok ? reply.value.session.captions.length : 0;
}

const words = (text: string): string => comparableWords(text).join(' ');

test('a disk that is full during a session: everything on screen is exported, and saved once there is room', async ({
  launch,
}) => {
  const app = await launch({ userData: disk.folder });
  const control = await app.start('sample');
  await expect(control.getByTestId('caption-final').first()).toBeVisible();
  disk.fill();
  await expect.poll(() => countCaptions(app)).toBeGreaterThan(3);
  await expect(notice(control, 'store-failed')).toBeVisible();
  const shown = await app.transcript();
  const path = join(elsewhere, 'show.txt');
  await app.exportAs('txt', path);
  await expect.poll(() => existsSync(path)).toBe(true);
  const exported = readFileSync(path, 'utf8').replaceAll(/^\[[\d:]+\]/gmu, '');
  expect(words(exported)).toContain(shown);

  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
  const said = await app.transcript();
  await expect(notice(control, 'store-failed')).toBeVisible();
  disk.free();
  await expect(notice(control, 'store-failed')).toBeHidden();
  await app.close();

  const again = await launch({ userData: disk.folder });
  await expect.poll(async () => (await history(again)).map(words)).toEqual([said]);
  await expect(notice(await again.window('control'), 'session-recovered')).toHaveCount(0);
});

test(
  'a disk that is full when the app starts: the history is opened once there is room',
  BEFORE_RELEASE,
  async ({ launch }) => {
    skipFirstRun(disk.folder);
    disk.fill();
    const app = await launch({ userData: disk.folder });
    const control = await app.window('control');
    await expect(notice(control, 'store-failed')).toBeVisible();
    disk.free();
    await expect(notice(control, 'store-failed')).toBeHidden();
    await app.startFile(JFK);
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    expect((await history(app)).map(words)).toEqual([expect.stringMatching(COUNTRY)]);
  },
);

test('quitting with captions that cannot be saved: says so, and saves them elsewhere', async ({ launch }) => {
  const app = await launch({ userData: disk.folder });
  disk.fill();
  const control = await app.startFile(await shortSpeechFile());
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
  await expect(notice(control, 'store-failed')).toBeVisible();
  const said = await app.transcript();
  const path = join(elsewhere, 'rescued.txt');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showMessageBox = (...parameters: unknown[]) => {
      const { detail = '' } = parameters.at(-1) as { detail?: string };
      console.log(`asked: ${detail.split('\n')[0] ?? ''}`);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const printed: string[] = [];
  app.electron.process().stdout?.on('data', (data) => printed.push(String(data)));
  await app.close();
  expect(words(readFileSync(path, 'utf8').replaceAll(/^\[[\d:]+\]/gmu, ''))).toContain(said);
  expect(printed.join('')).toMatch(/asked: Session of .*, captions not saved: \d/u);
});

for (const { name, folder } of [
  { name: 'that nobody may write to', folder: () => disk.folder },
  { name: 'that can’t be made', folder: () => join(disk.folder, 'new') },
]) {
  test(`a data folder ${name}: says so and does not start`, async () => {
    disk.setReadOnly(true);
    const run = promisify(execFile);
    const started = run(...jamakCommand(`--user-data=${folder()}`, `--caption=${JFK}`));
    const { code, stderr } = await started.then(
      (output) => ({ code: 0, ...output }),
      (error: { code: number; stderr: string }) => error,
    );
    expect(stderr).toContain(`Jamak can't write to its data folder (EROFS): ${folder()}`);
    expect(stderr).not.toContain('already running');
    expect(code).toBe(1);
  });
}
