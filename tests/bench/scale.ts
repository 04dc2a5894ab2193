import { setTimeout as sleep } from 'node:timers/promises';
import { describeRun } from './header';
import { spread } from './metrics/statistics';
import { playScene, type SceneResult, type SceneTime } from './scale/scene';

const LANES = [1, 2, 4, 8];
const ENDPOINTS = [1, 2, 4];
const SECONDS = 60;
/** As faster-whisper's small model on a few processor cores: one server keeps up with two people who speak. */
const MS_PER_SECOND = 600;
/** How many times faster than real time everything goes, servers included. */
const SPEED = 10;

function fastTime(): SceneTime {
  const startedAt = performance.now();
  const now = (): number => (performance.now() - startedAt) * SPEED;
  return {
    now,
    until: async (ms) => {
      while (now() < ms) await sleep(Math.max(1, (ms - now()) / SPEED));
    },
    speed: SPEED,
  };
}

/** Plays 1 to 8 lanes to pools of 1 to 4 servers and prints a table; docs/scale.md tells about it. */
export async function scale(root: string, args: readonly string[]): Promise<void> {
  const { machine, commit, date } = describeRun(root, args);
  console.log(`${date} · ${commit} · ${machine}`);
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
        time: fastTime(),
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
