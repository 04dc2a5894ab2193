import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { playScene, type SceneResult } from '../../bench/scale/scene';
import { RealWork } from '../../fakes/real-work';
import type { FakeSttServer } from '../../fakes/stt-server';

/** Time is injected, so the numbers are the same on every machine; sockets are real. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => void vi.useRealTimers());

function play(lanes: number, endpoints: number): Promise<SceneResult> {
  let servers: readonly FakeSttServer[] = [];
  const work = new RealWork(() => servers.reduce((sum, { working }) => sum + working, 0));
  let now = 0;
  return playScene({
    lanes,
    endpoints,
    seconds: 30,
    msPerSecond: 600,
    onServers: (started) => (servers = started),
    time: {
      now: () => now,
      until: async (ms) => {
        vi.advanceTimersByTime(ms - now);
        now = ms;
        await work.done();
      },
      speed: 1,
      fetch: work.fetch,
    },
  });
}

function worstLag({ lagsMs }: SceneResult): number {
  return Math.max(...lagsMs);
}

test(
  'more servers caption more lanes, with the right words at the right times in the right order',
  { timeout: 120_000 },
  async () => {
    const results = new Map<string, SceneResult>();
    for (const lanes of [1, 2, 4, 8]) {
      for (const endpoints of [1, 2, 4]) {
        const result = await play(lanes, endpoints);
        results.set(`${lanes} on ${endpoints}`, result);
        expect(result.right, `${lanes} on ${endpoints}`).toBe(true);
      }
    }
    const of = (key: string): SceneResult => results.get(key) as SceneResult;
    // A server takes 0.6 s for a second of sound, so one is enough for one lane …
    expect(of('1 on 4').throughput / of('1 on 1').throughput).toBeCloseTo(1, 1);
    expect(worstLag(of('1 on 1'))).toBeLessThan(5000);
    // … and eight lanes keep four busy.
    expect(of('8 on 1').throughput).toBeGreaterThan(1.5);
    expect(of('8 on 2').throughput / of('8 on 1').throughput).toBeGreaterThan(1.9);
    expect(of('8 on 4').throughput / of('8 on 2').throughput).toBeGreaterThan(1.5);
    expect(worstLag(of('8 on 4'))).toBeLessThan(worstLag(of('8 on 1')) / 4);
    // Each server has its share.
    const { shares } = of('8 on 4');
    expect(Math.max(...shares) / Math.min(...shares)).toBeLessThan(1.2);
  },
);
