import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright/test';
import { canMount, mountSmallDisk, NEEDS_MOUNT } from '../disks/small-disk';
import { afterSilence, COUNTRY, expect, jamakCommand, JFK, ROOT, shortSpeechFile, test } from './jamak';

const run = promisify(execFile);
const hasPulse = process.env['PULSE_SERVER'] !== undefined;

/** So long a slow machine may take to open its microphone, ms. */
const OPENED_MS = 8_000;

function notice(page: Page, code: string): Locator {
  return page.locator(`[data-testid="notice"][data-code="${code}"]`);
}

test('no microphone: says so and can start again with another source', async ({ launch }) => {
  const app = await launch({ env: { PULSE_SERVER: 'unix:/nonexistent' } });
  const control = await app.start('microphone');
  await expect(notice(control, 'microphone-missing')).toBeVisible();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
  await control.getByTestId('source-sample').click();
  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
});

test('permission refused: says so', async ({ launch }) => {
  const app = await launch({ microphone: JFK });
  await app.electron.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
  });
  const control = await app.start('microphone');
  await expect(notice(control, 'microphone-refused')).toBeVisible();
});

test('a device that vanishes: says so, resumes when it is back, keeps the captions', async ({ launch }) => {
  test.skip(!hasPulse, 'no sound server can run here');
  const pactl = (...args: string[]): string => execFileSync('pactl', args, { encoding: 'utf8' }).trim();
  const plugIn = (): string => {
    const sink = pactl('load-module', 'module-null-sink', 'sink_name=line');
    const source = pactl(
      'load-module',
      'module-remap-source',
      'master=line.monitor',
      'source_name=headset',
      'source_properties=device.description=Headset',
    );
    pactl('set-default-source', 'headset');
    return `${source} ${sink}`;
  };
  const unplug = (modules: string): void =>
    modules.split(' ').forEach((module) => pactl('unload-module', module));

  let modules = plugIn();
  try {
    const app = await launch();
    const control = await app.window('control');
    await control.getByTestId('source-microphone').click();
    await control.getByTestId('device-select').selectOption({ label: 'Headset' });
    await control.getByTestId('start-stop').click();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
    await run('paplay', ['--device=line', JFK]);
    await expect.poll(() => app.transcript()).toMatch(COUNTRY);

    unplug(modules);
    await expect(notice(control, 'device-lost')).toBeVisible();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'lost');
    expect(await app.transcript()).toMatch(COUNTRY);

    modules = plugIn();
    await expect(notice(control, 'device-back')).toBeVisible();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
    const before = (await app.transcript()).length;
    await run('paplay', ['--device=line', JFK]);
    await expect.poll(async () => (await app.transcript()).length).toBeGreaterThan(before + 60);
    await expect(control.getByTestId('gap')).toHaveCount(1);

    unplug(modules);
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'lost');
    await control.getByTestId('start-stop').click();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    modules = '';
    // What might have been heard until the stop is a gap as well.
    await expect(control.getByTestId('gap')).toHaveCount(2);
  } finally {
    try {
      if (modules !== '') unplug(modules);
    } catch {
      // The test failed while it was unplugged.
    }
  }
});

test('a file that is not media: says so', async ({ launch }) => {
  const app = await launch();
  const path = join(app.userData, 'notes.mp3');
  writeFileSync(path, 'these are not the sounds you are looking for');
  const control = await app.startFile(path);
  await expect(notice(control, 'media-unreadable')).toBeVisible();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
});

test.describe('models', () => {
  let models: string;
  test.beforeEach(() => {
    models = mkdtempSync(join(tmpdir(), 'jamak-models-'));
    cpSync(join(ROOT, 'resources/models'), models, { recursive: true });
  });
  test.afterEach(() => rmSync(models, { recursive: true, force: true }));

  test('a damaged model: the other one takes over, and it is said', async ({ launch }) => {
    truncateSync(join(models, 'moonshine-base-en/decoder.onnx'), 1_000_000);
    const app = await launch({ args: [`--models=${models}`] });
    const control = await app.start('sample');
    await expect(notice(control, 'model-damaged')).toBeVisible();
    await expect.poll(() => app.transcript()).toMatch(/your country can do for you/);
  });

  test('no sound model at all: every utterance is a marked gap, nothing hangs', async ({ launch }) => {
    for (const name of ['moonshine-base-en', 'moonshine-tiny-en']) {
      truncateSync(join(models, name, 'encoder.onnx'), 1_000_000);
    }
    const app = await launch({ args: [`--models=${models}`] });
    const control = await app.startFile(await shortSpeechFile());
    await expect(notice(control, 'model-damaged').first()).toBeVisible();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    await expect(control.getByTestId('gap').first()).toBeVisible();
  });
});

test('export to a full disk and into a read-only folder: says so, and the session stays', async ({
  launch,
}) => {
  test.skip(!canMount, NEEDS_MOUNT);
  const disk = mountSmallDisk(16);
  try {
    const app = await launch();
    const control = await app.startFile(await shortSpeechFile());
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    disk.fill();
    const filled = readdirSync(disk.folder);
    for (const [exported, { code, readOnly }] of [
      { code: 'export-disk-full', readOnly: false },
      { code: 'export-folder-read-only', readOnly: true },
    ].entries()) {
      disk.setReadOnly(readOnly);
      await app.exportAs('srt', join(disk.folder, 'show.srt'));
      await expect(notice(control, code)).toBeVisible();
      expect(existsSync(join(disk.folder, 'show.srt'))).toBe(false);

      const good = join(app.userData, `after ${code}.srt`);
      await app.exportAs('srt', good);
      await expect(notice(control, 'exported')).toHaveCount(exported + 1);
      expect(existsSync(good)).toBe(true);
      expect(readdirSync(disk.folder)).toEqual(filled);
    }
  } finally {
    disk.unmount();
  }
});

test('a second instance: the first comes forward and says so', async ({ launch }) => {
  const app = await launch();
  const control = await app.window('control');
  const { stderr } = await run(...jamakCommand(`--user-data=${app.userData}`));
  expect(stderr).toContain('already running');
  await expect(notice(control, 'already-running')).toBeVisible();
});

test('kill -9 of the app: the next start has every final caption and says so', async ({ launch }) => {
  const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
  const first = await launch({ userData });
  await first.start('sample');
  await expect.poll(() => first.transcript()).toMatch(COUNTRY);
  const said = await first.transcript();
  first.electron.process().kill('SIGKILL');

  const second = await launch({ userData });
  const control = await second.window('control');
  await expect(notice(control, 'session-recovered')).toBeVisible();
  // Once is enough.
  await expect(notice(control, 'app-not-closed')).toHaveCount(0);
  expect(await second.ask((jamak) => jamak.listCrashes())).toMatchObject({
    value: { crashes: [{ what: 'app', reason: 'not-closed', captioning: true }] },
  });
  await control.getByTestId('open-history').click();
  await expect(control.getByTestId('history-row')).toContainText(/and so,? my fellow americans/i);
  expect(said).toContain('fellow americans');
});

test('kill -9 in the middle of a sentence: the next start captions what was said of it', async ({
  launch,
}) => {
  const app = await launch({ microphone: await afterSilence(JFK, OPENED_MS) });
  await app.start('microphone');
  const overlay = await app.window('overlay');
  // Words that are shown while the sentence goes on.
  await expect(overlay.locator('body')).toContainText(/your country/i);
  const { userData } = app;
  app.electron.process().kill('SIGKILL');
  const again = await launch({ userData });
  await expect(notice(await again.window('control'), 'speech-spool-recovered')).toBeVisible();
  const texts = await again.ask(async (jamak) => {
    const list = await jamak.listSessions();
    const sessionId = list.ok ? (list.value[0]?.id ?? '') : '';
    const loaded = await jamak.loadSession({ sessionId });
    return loaded.ok ? loaded.value.captions.map(({ text }) => text) : [];
  });
  expect(texts.join(' ')).toMatch(/fellow america.*your country/i);
});

test('broken settings: are kept aside, and it is said', async ({ launch }) => {
  const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'settings.json'), '{"version": 1, "language": ');
  const app = await launch({ userData });
  await expect(notice(await app.window('control'), 'settings-broken')).toBeVisible();
  expect(readdirSync(userData).some((name) => name.startsWith('settings.broken-'))).toBe(true);
});
