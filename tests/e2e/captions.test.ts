import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterSilence, COUNTRY, expect, JFK, test } from './jamak';

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

test('captions two sources at once, each with its own words and in the order in which they were said', async ({
  launch,
}) => {
  // The sample begins with the same sentence: seconds apart, nobody takes it for an echo.
  const app = await launch({ microphone: await afterSilence(JFK, 4_000) });
  const started = await app.ask((jamak) =>
    jamak.startSession({
      lanes: [
        { id: 'mic', name: 'Me', colour: 'sky', muted: false, source: { kind: 'microphone' } },
        { id: 'sample', name: 'Guests', colour: 'sky', muted: false, source: { kind: 'sample' } },
      ],
    }),
  );
  expect(started.ok).toBe(true);
  const captions = async () => {
    const reply = await app.ask((jamak) => jamak.state());
    return reply.ok ? reply.value.session.captions : [];
  };
  const textOf = async (laneId: string): Promise<string> =>
    (await captions()).flatMap((caption) => (caption.laneId === laneId ? caption.text : [])).join(' ');
  await expect.poll(() => textOf('mic')).toMatch(COUNTRY);
  // Only the sample tells of that country.
  await expect.poll(() => textOf('sample'), { timeout: 60_000 }).toMatch(/netherlands/i);
  expect(await textOf('mic')).not.toMatch(/netherlands/i);
  const starts = (await captions()).map(({ startMs }) => startMs);
  expect(starts).toEqual(starts.toSorted((left, right) => left - right));
  const control = await app.window('control');
  await expect(control.getByTestId('session-state')).toContainText('Listening');
  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
});

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
