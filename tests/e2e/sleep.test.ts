import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, JFK, test, variant, type JamakApp } from './jamak';

/** The app's processes, all that it has started among them. */
function processesOf(pid: number): number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    try {
      const after = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? '';
      return [[Number(name), Number(after.split(' ')[1])] as const];
    } catch {
      // It is no process, or it has just ended.
      return [];
    }
  });
  const found = [pid];
  for (const each of found)
    found.push(...parents.flatMap(([child, parent]) => (parent === each ? child : [])));
  return found;
}

function signal(app: JamakApp, name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of processesOf(app.electron.process().pid as number)) process.kill(pid, name);
}

async function session(app: JamakApp) {
  const reply = await app.ask((jamak) => jamak.state());
  if (!reply.ok) throw new Error('the app has no state');
  return reply.value.session;
}

/** Whether there is a caption of what was said after such a gap. A busy machine may make others of its own. */
async function goesOnAfter(app: JamakApp, code: string): Promise<boolean> {
  const { captions, gaps } = await session(app);
  const gap = gaps.find((each) => each.code === code);
  return gap !== undefined && captions.some(({ startMs }) => startMs >= gap.endMs);
}

test('the app sleeps in mid-session: the time is a gap, and captions after it have their true times', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'finds its processes in /proc');
  const app = await launch({ microphone: JFK });
  await app.start('microphone');
  await expect.poll(() => app.transcript()).not.toBe('');
  const sleptAt = performance.now();
  signal(app, 'SIGSTOP');
  // This is what the test is about: for so long nothing runs.
  await delay(6_000);
  signal(app, 'SIGCONT');
  const sleptMs = performance.now() - sleptAt;

  // The recording goes on where it was: its last sentence is said from its eighth to its eleventh second.
  await expect
    .poll(async () => (await session(app)).captions.at(-1)?.endMs ?? 0)
    .toBeGreaterThan(sleptMs + 8_000);
  const { gaps, captions } = await session(app);
  expect(gaps).toMatchObject([{ code: 'sound-missing' }]);
  const [gap] = gaps;
  const gapMs = (gap?.endMs ?? 0) - (gap?.startMs ?? 0);
  expect(Math.abs(gapMs - sleptMs)).toBeLessThan(1_500);
  for (const { startMs, endMs } of captions) {
    expect(endMs <= (gap?.startMs ?? 0) || startMs >= (gap?.endMs ?? 0)).toBe(true);
  }
});

test('devices are opened again when the system says that it slept, and the machine is kept awake', async ({
  launch,
}) => {
  const app = await launch({ microphone: JFK });
  const keptAwake = (): Promise<boolean> =>
    app.electron.evaluate(({ powerSaveBlocker }) =>
      Array.from({ length: 10 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
    );
  expect(await keptAwake()).toBe(false);
  const control = await app.start('microphone');
  await expect.poll(() => app.transcript()).not.toBe('');
  expect(await keptAwake()).toBe(true);
  await app.electron.evaluate(({ powerMonitor }) => {
    setImmediate(() => {
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
    });
  });
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'lost');
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
  await expect.poll(() => goesOnAfter(app, 'sound-missing')).toBe(true);
  await control.getByTestId('start-stop').click();
  await expect.poll(keptAwake).toBe(false);
});

for (const [index, stepMs] of [-3_600_000, 3_600_000].entries()) {
  test(
    `the wall clock set ${stepMs} ms forward in mid-session moves no caption and no elapsed time`,
    variant(index),
    async ({ launch }) => {
      const app = await launch({ microphone: JFK });
      const control = await app.start('microphone');
      await expect.poll(() => app.transcript()).not.toBe('');
      // Main and the page of the control window read the wall clock in no other way.
      await app.electron.evaluate((_electron, ms) => {
        const real = Date.now;
        Date.now = () => real() + ms;
      }, stepMs);
      await control.evaluate((ms) => {
        const real = Date.now;
        Date.now = () => real() + ms;
      }, stepMs);
      await app.electron.evaluate(({ BrowserWindow }) => {
        // A page loaded after the step has a clock that begins at another time.
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('/capture/'))
          ?.webContents.forcefullyCrashRenderer();
      });
      await expect.poll(() => goesOnAfter(app, 'capture-restarted')).toBe(true);
      const { captions, gaps } = await session(app);
      for (const { endMs } of [...captions, ...gaps]) expect(endMs).toBeLessThan(120_000);
      await expect(control.getByTestId('elapsed')).toHaveText(/^0?[01]:(?!00)\d\d$/);
    },
  );
}
