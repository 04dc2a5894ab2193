import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { endGroup, spawnGroup, waitForExit } from '../lib/processes.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { checkIntegrity, readSession } from './store.mjs';
import { finalsOf, judge } from './verdict.mjs';

const POLL_MS = 100;
/** What starting, and captioning what a kill left, may take on a busy machine, ms. */
const START_MS = 120_000;
const RECOVERY_MS = 180_000;
const QUIT_MS = 60_000;

/**
 * Captions a recording live in the whole app, kills all of it with SIGKILL, starts it again and looks at what is left.
 *
 * @param {object} options
 * @param {{ executable: string, args: string[], env: NodeJS.ProcessEnv }} options.app how this checkout's app is started
 * @param {string} options.profile kept from round to round
 * @param {string} options.recording played as the session's source
 * @param {string} options.trace where the app writes what it shows
 * @param {number} options.killAfterMs after the session has started
 */
export async function crashOnce({ app, profile, recording, trace, killAfterMs }) {
  const live = start(app, [`--user-data=${profile}`, `--caption=${recording}`, `--trace=${trace}`]);
  await until(() => publishedIn(trace).length > 0, START_MS, 'The app did not start a session.', live);
  await delay(killAfterMs);
  endGroup(live);
  await waitForExit(live);
  const published = publishedIn(trace);
  const { sessionId } = published[0];

  const again = start(app, [`--user-data=${profile}`]);
  const isRecovered = () => {
    const { ended, leftOver } = readSession(profile, sessionId);
    return ended && leftOver.length === 0;
  };
  // What is not recovered in time is told by the verdict.
  await until(isRecovered, RECOVERY_MS, null, again);
  again.kill('SIGTERM');
  await Promise.race([waitForExit(again), delay(QUIT_MS, undefined, { ref: false })]);
  endGroup(again);

  const left = readSession(profile, sessionId);
  return {
    finals: finalsOf(published).length,
    digests: published.filter(({ type }) => type === 'digest-updated').length,
    captions: left.captions.length,
    gaps: left.gaps,
    problems: judge({ published, integrity: checkIntegrity(profile), ...left }),
  };
}

function start({ executable, args, env }, own) {
  const child = spawnGroup(executable, [...args, ...own], { env, stdio: 'ignore' });
  const end = () => endGroup(child);
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

/** What the session has shown so far. The last line may be cut. */
function publishedIn(trace) {
  if (!existsSync(trace)) return [];
  const lines = readFileSync(trace, 'utf8').split('\n').slice(0, -1);
  return lines
    .map((line) => JSON.parse(line))
    .flatMap((entry) => (entry.type === 'event' ? [entry.event.happening] : []));
}

/** Waits until `done`; past the limit, or when the app has ended, throws `failure` or, where that is null, waits no longer. */
async function until(done, limitMs, failure, child) {
  const deadline = performance.now() + limitMs;
  while (!done()) {
    const over = performance.now() > deadline || child.exitCode !== null || child.signalCode !== null;
    if (over && failure !== null) throw new SetupFailure(`${failure} Start it by "npm start" to see why.`);
    if (over) return;
    await delay(POLL_MS);
  }
}
