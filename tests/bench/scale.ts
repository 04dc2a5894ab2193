import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { spokenLanguageSchema } from '../../src/shared/languages';
import { BenchError } from './bench-error';
import { describeRun } from './header';
import { spread } from './metrics/statistics';
import type { SceneTime } from './scale/play-lanes';
import { playScene, type SceneResult } from './scale/scene';
import { playToServers } from './scale/servers';

const LANES = [1, 2, 4, 8];
const ENDPOINTS = [1, 2, 4];
const SECONDS = 60;
/** As faster-whisper's small model on a few processor cores: one server keeps up with two people who speak. */
const MS_PER_SECOND = 600;
/** How many times faster than real time everything goes, servers included. */
const SPEED = 10;

function timeOf(speed: number): SceneTime {
  const startedAt = performance.now();
  const now = (): number => (performance.now() - startedAt) * speed;
  return {
    now,
    until: async (ms) => {
      while (now() < ms) await sleep(Math.max(1, (ms - now()) / speed));
    },
    speed,
  };
}

const USAGE = `npm run bench:scale                       made-up servers of known speed, 1 to 8 lanes
npm run bench:scale -- --server URL …     real ones at 1 × real time, or a balancer in front of them
  --model NAME  --corpus DIR  [--lanes 2]  [--seconds 60]  [--language en]`;

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: args.filter((one) => one !== '--scale'),
      options: {
        server: { type: 'string', multiple: true, default: [] },
        model: { type: 'string' },
        corpus: { type: 'string' },
        lanes: { type: 'string', default: '2' },
        seconds: { type: 'string', default: '60' },
        language: { type: 'string', default: 'en' },
      },
    });
    return { ...values, language: spokenLanguageSchema.parse(values.language) };
  } catch (error) {
    throw new BenchError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

export { BenchError } from './bench-error';

/** Plays lanes to speech servers and prints what came of it; docs/scale.md tells about it. */
export async function scale(root: string, args: readonly string[]): Promise<void> {
  const { server: servers, model, corpus, lanes, seconds, language } = readOptions(args);
  const { machine, commit, date } = describeRun(root, args);
  console.log(`${date} · ${commit} · ${machine}`);
  if (servers.length === 0) return scaleFakes();
  if (!model || !corpus || !(Number(lanes) >= 1) || !(Number(seconds) > 0)) throw new BenchError(USAGE);
  const options = { servers, model, corpus, language, lanes: Number(lanes), seconds: Number(seconds) };
  await playToServers({ ...options, time: timeOf(1) });
}

/** Plays 1 to 8 lanes to pools of 1 to 4 servers and prints a table. */
async function scaleFakes(): Promise<void> {
  console.log(
    `servers that take ${MS_PER_SECOND} ms for a second of sound; ${SECONDS} s of speech in each lane\n`,
  );
  console.log('lanes  servers  sound s/s  lag p50 ms  lag p95 ms  most/least busy  order, times, words');
  for (const lanes of LANES) {
    for (const endpoints of ENDPOINTS) {
      const result = await playScene({
        lanes,
        endpoints,
        seconds: SECONDS,
        msPerSecond: MS_PER_SECOND,
        time: timeOf(SPEED),
      });
      console.log(row(lanes, endpoints, result));
    }
  }
}

function row(lanes: number, endpoints: number, { throughput, lagsMs, shares, right }: SceneResult): string {
  const lag = spread(lagsMs);
  const cells = [
    [String(lanes), 5],
    [String(endpoints), 9],
    [throughput.toFixed(2), 11],
    [lag?.p50.toFixed(0) ?? '-', 12],
    [lag?.p95.toFixed(0) ?? '-', 12],
    [(Math.max(...shares) / Math.min(...shares)).toFixed(2), 17],
    [right ? 'right' : 'WRONG', 21],
  ] as const;
  return cells.map(([text, width]) => text.padStart(width)).join('');
}
