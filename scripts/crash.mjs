// npm run crash: kills the whole app with SIGKILL at random moments of live sessions, each of which also recovers what
// the last one left, and looks whether anything is lost. npm run crash -- --times 20 --seed 7
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { randomNumbers } from './crash/random.mjs';
import { writeRecording } from './crash/recording.mjs';
import { needsXvfb, startXvfb } from './lib/xvfb.mjs';
import { electronEnvironment, sandboxArguments } from './run.mjs';
import { runMain, SetupFailure } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { setUp } from './setup.mjs';

/** The recording lasts longer, so that every kill hits a live session. */
const KILL_WITHIN_MS = 30_000;

// The app runs in process groups of its own, which end when this process exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

await runMain(async () => {
  const { times, seed } = readOptions();
  const electron = await setUp();
  // It needs a package, so it can't be there before they are.
  const { killInMidSession, lookAtKilled, recover } = await import('./crash/kills.mjs');
  buildIfStale();
  const env = electronEnvironment(electron);
  const screen = needsXvfb() ? await startXvfb() : undefined;
  if (screen) env.DISPLAY = screen.display;
  const folder = mkdtempSync(join(tmpdir(), 'jamak-crash-'));
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const recording = join(folder, 'recording.wav');
  writeRecording(recording);
  // The packaged app where the end-to-end tests run on it.
  const packaged = process.env.JAMAK_E2E_PROGRAM;
  const [executable, ...before] = packaged ? [packaged] : [electron.executable, projectRoot];
  const app = { executable, args: [...sandboxArguments(), ...before], env };
  const random = randomNumbers(seed);
  const kills = [];
  try {
    console.log(`${times} × kill -9 of the whole app in a live session, seed ${seed}`);
    while (kills.length < times) {
      const trace = join(folder, `trace-${kills.length + 1}.jsonl`);
      const killAfterMs = Math.round(random() * KILL_WITHIN_MS);
      kills.push({
        killAfterMs,
        ...(await killInMidSession({ app, profile, recording, trace, killAfterMs })),
      });
      console.log(`${counted(kills.length)}  killed after ${(killAfterMs / 1000).toFixed(1)} s`);
    }
    console.log('Starting once more, to recover what is left.');
    await recover({ app, profile, sessionIds: kills.map(({ published }) => published[0].sessionId) });
    summarise(kills.map((kill) => lookAtKilled({ profile, ...kill })));
  } finally {
    screen?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { times: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
    });
    const [times, seed] = [Number(values.times), Number(values.seed)];
    if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) throw new Error('not a number');
    return { times, seed };
  } catch {
    throw new SetupFailure('Use "npm run crash -- --times N --seed S" with whole numbers.');
  }
}

function describe({ finals, digests, captions, gaps, problems }, at) {
  const counts = `${finals} finals and ${digests} digests shown; recovered ${captions} captions, ${gaps} gaps`;
  const verdict = problems.length === 0 ? 'ok' : `FAILED: ${problems.join('; ')}`;
  return `${counted(at + 1)}  ${counts}  ${verdict}`;
}

function counted(number) {
  return String(number).padStart(3);
}

function summarise(rounds) {
  console.log(rounds.map(describe).join('\n'));
  const failed = rounds.filter(({ problems }) => problems.length > 0).length;
  const total = (count) => rounds.reduce((sum, round) => sum + round[count], 0);
  console.log(
    `\n${total('finals')} finals were shown before ${rounds.length} kills; ${total('captions')} captions and ${total('gaps')} gaps are there after the recoveries.`,
  );
  if (failed === 0) {
    console.log('No final was lost or doubled, every database is whole, every session ended as recovered.');
  }
  console.log(`${rounds.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
