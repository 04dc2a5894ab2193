import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { endGroup, spawnGroup, waitForExit } from '../lib/processes.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { checkIntegrity, leftOver, readSession } from './store.mjs';
import { finalsOf, judge } from './verdict.mjs';

const POLL_MS = 250;
/** What starting may take on a busy machine, ms. */
const START_MS = 120_000;
const QUIT_MS = 60_000;
/** What captioning the sound that one kill left may take on a busy machine, ms. */
const RECOVERY_MS = 60_000;

/**
 * Captions a recording live in the whole app and kills all of it with SIGKILL. What an earlier kill left in the
 * profile is recovered meanwhile, so that recoveries are killed as well.
 *
 * @param {object} options
 * @param {{ executable: string, args: string[], env: NodeJS.ProcessEnv }} options.app how this checkout's app is started
 * @param {string} options.profile kept from kill to kill
 * @param {string} options.recording played as the session's source
 * @param {string} options.trace where the app writes what it shows
 * @param {number} options.killAfterMs after the session has started
 * @returns `{ published, integrity }`: what the session had shown, and what SQLite says of the database
 */
export async function killInMidSession({ app, profile, recording, trace, killAfterMs }) {
  const live = start(app, [`--user-data=${profile}`, `--caption=${recording}`, `--trace=${trace}`]);
  const begun = await until(() => publishedIn(trace).length > 0, START_MS, live);
  if (!begun) throw new SetupFailure('The app did not start a session. Start it by "npm start" to see why.');
  await delay(killAfterMs);
  endGroup(live);
  await waitForExit(live);
  return { published: publishedIn(trace), integrity: checkIntegrity(profile) };
}

/** Starts the app once more, lets it recover what these sessions left, and quits it. */
export async function recover({ app, profile, sessionIds }) {
  const again = start(app, [`--user-data=${profile}`]);
  const isRecovered = () =>
    sessionIds.every((id) => readSession(profile, id).ended) && leftOver(profile).length === 0;
  // What is not recovered in time is told by the verdict.
  await until(isRecovered, RECOVERY_MS * sessionIds.length, again);
  again.kill('SIGTERM');
  await Promise.race([waitForExit(again), delay(QUIT_MS, undefined, { ref: false })]);
  endGroup(again);
}

/** What a killed session had shown, what is there of it after recovery, and what is wrong with that. */
export function lookAtKilled({ profile, published, integrity }) {
  const left = readSession(profile, published[0].sessionId);
  return {
    finals: finalsOf(published).length,
    digests: published.filter(({ type }) => type === 'digest-updated').length,
    captions: left.captions.length,
    gaps: left.gaps,
    problems: judge({ published, integrity, ...left }),
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

/** Whether it came true within the limit, and before the app ended. */
async function until(isTrue, limitMs, child) {
  const deadline = performance.now() + limitMs;
  while (!isTrue()) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || performance.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
