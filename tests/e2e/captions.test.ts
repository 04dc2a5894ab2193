import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ControlApi } from '../../src/shared/window-api';
import { startStreamServer } from '../fakes/stream-server';
import { afterSilence, BEFORE_RELEASE, COUNTRY, expect, JFK, ROOT, test } from './jamak';

const run = promisify(execFile);

test('captions the microphone in both windows', async ({ launch }) => {
  const app = await launch({ microphone: JFK });
  const control = await app.start('microphone');
  await expect(control.getByTestId('session-state')).toContainText('Listening');
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  await expect((await app.window('overlay')).getByTestId('overlay-captions')).toContainText(/your country/i);
  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
});

test(
  'captions the microphone also where Chromium lets no page read it',
  BEFORE_RELEASE,
  async ({ launch }) => {
    const app = await launch({ microphone: await afterSilence(JFK, 4_000) });
    const capture = await app.window('capture');
    await capture.evaluate(() => Reflect.deleteProperty(globalThis, 'MediaStreamTrackProcessor'));
    await app.start('microphone');
    await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  },
);

test('captions system sound', async ({ launch }) => {
  test.skip(process.env['PULSE_SERVER'] === undefined, 'no sound server can run here');
  const app = await launch();
  const control = await app.start('system');
  await expect(control.getByTestId('session-state')).toContainText('Listening');
  await run('paplay', [JFK]);
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  // Processing meant for calls would have turned the user's own volume down.
  const volume = execFileSync('pactl', ['get-source-volume', 'jamak.monitor'], { encoding: 'utf8' });
  expect(volume).toContain('100%');
});

test(
  'captions two sources at once, each with its own words and in the order in which they were said',
  BEFORE_RELEASE,
  async ({ launch }) => {
    // The sample begins with the same sentence: seconds apart, nobody takes it for an echo.
    const app = await launch({ microphone: await afterSilence(JFK, 4_000) });
    await app.startBesideSample();
    const captions = async () => {
      const reply = await app.ask((jamak) => jamak.state());
      return reply.ok ? reply.value.session.captions : [];
    };
    await expect.poll(() => app.textOf('mic')).toMatch(COUNTRY);
    // Only the sample tells of that country.
    await expect.poll(() => app.textOf('sample'), { timeout: 60_000 }).toMatch(/netherlands/i);
    expect(await app.textOf('mic')).not.toMatch(/netherlands/i);
    const starts = (await captions()).map(({ startMs }) => startMs);
    expect(starts).toEqual(starts.toSorted((left, right) => left - right));
    const control = await app.window('control');
    await expect(control.getByTestId('session-state')).toContainText('Listening');
    await control.getByTestId('start-stop').click();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
  },
);

test('captions a file to its end and ends the session by itself', async ({ launch }) => {
  const app = await launch();
  const control = await app.startFile(JFK);
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
});

test('a window reloaded in mid-session catches up', async ({ launch }) => {
  const app = await launch();
  const control = await app.start('sample');
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  const before = await app.transcript();
  await control.reload();
  await expect.poll(() => app.transcript()).toContain(before);
  await expect.poll(() => app.transcript()).toMatch(/wood ?cutters of the netherlands/);
});

test('loses no caption when the speech host is killed in mid-sentence', async ({ launch }) => {
  const app = await launch();
  const control = await app.start('sample');
  await expect(control.getByTestId('level-meter')).toHaveAttribute('data-speech', 'true');
  const pid = await app.speechHostPid();
  expect(pid).toBeDefined();
  process.kill(pid as number, 'SIGKILL');
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready', {
    timeout: 90_000,
  });
  expect(await app.transcript()).toMatch(/early middle ages/);
  await expect(control.getByTestId('gap')).toHaveCount(0);
  expect(await app.speechHostPid()).not.toBe(pid);
});

test('captions one application beside a live stream, and nothing else that plays', async ({ launch }) => {
  test.skip(process.env['PULSE_SERVER'] === undefined, 'no sound server can run here');
  const server = await startStreamServer();
  const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
  // As if the user had agreed to it: the question is a dialog of the system.
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ version: 2, streamOrigins: [server.origin] }),
  );
  const play = (name: string, file: string) =>
    spawn('paplay', [`--client-name=${name}`, file], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const other = play('Other', join(ROOT, 'resources/sample/sample.flac'));
  try {
    const app = await launch({ userData });
    const control = await app.window('control');
    const started = await control.evaluate(async (url) => {
      const { jamak } = window as unknown as { jamak: ControlApi };
      const lane = { name: '', colour: 'sky', muted: false } as const;
      return jamak.startSession({
        lanes: [
          { ...lane, id: 'player', source: { kind: 'application', name: '플레이어 1' } },
          { ...lane, id: 'stream', source: { kind: 'stream', url } },
        ],
      });
    }, `${server.origin}/live.m3u8`);
    expect(started.ok).toBe(true);
    const notice = control.locator('[data-testid="notice"][data-code="application-away"]');
    await expect(notice).toBeVisible();
    // Well after the same words in the stream, so that they are no echo of them.
    await expect.poll(() => app.textOf('stream')).toMatch(/americans/i);
    const player = play('플레이어 1', JFK);
    await expect(notice).toBeHidden();
    await expect.poll(() => app.textOf('player')).toMatch(COUNTRY);
    await expect.poll(() => app.textOf('stream')).toMatch(COUNTRY);
    expect(await app.textOf('player')).not.toMatch(/netherlands|impressions/i);
    // It plays no more, and is waited for.
    player.kill();
    await expect(notice).toBeVisible();
    const volume = execFileSync('pactl', ['get-sink-volume', 'jamak'], { encoding: 'utf8' });
    expect(volume).toContain('100%');
    await control.getByTestId('start-stop').click();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    // No process of this app listens any more; other tests' apps may.
    const children = execFileSync('ps', ['-o', 'comm=', '--ppid', String(app.electron.process().pid)]);
    expect(children.toString()).not.toContain('parec');
  } finally {
    other.kill();
    await server.close();
  }
});
