import { expect, test } from 'vitest';
import type { Sample, TraceLine } from '../../bench/log/schema';
import { growth } from '../../bench/metrics/growth';
import { megabytes, memory } from '../../bench/metrics/memory';
import { loads, loadWithin, samplesOf, settled } from '../../bench/metrics/processor';
import { quantile, slope, spread } from '../../bench/metrics/statistics';
import { heardAt, sample, TraceWriter, ZERO } from './traces';

test('quantiles lie between the values', () => {
  expect(spread([4, 1, 3, 2])).toEqual({ count: 4, mean: 2.5, p50: 2.5, p95: expect.closeTo(3.85), max: 4 });
  expect(quantile([7], 0.95)).toBe(7);
  expect(spread([])).toBeNull();
});

test('the slope is that of the least-squares line', () => {
  // Means 1 and 2; Σ(x-1)(y-2) = 1·1 + 0 + 1·2 = 3, Σ(x-1)² = 2.
  expect(
    slope([
      { x: 0, y: 1 },
      { x: 1, y: 1 },
      { x: 2, y: 4 },
    ]),
  ).toBe(1.5);
  expect(slope([{ x: 1, y: 1 }])).toBeNull();
});

test('load is processor time by time, of the app and of all others', () => {
  const samples = [sample(0, 100, 0, 1_000), sample(1_000, 400, 0, 1_500), sample(3_000, 500, 0, 1_600)];
  expect(loads(samples)).toEqual([
    { fromAt: ZERO, toAt: ZERO + 1_000, percent: 30, othersPercent: 20 },
    { fromAt: ZERO + 1_000, toAt: ZERO + 3_000, percent: 5, othersPercent: 0 },
  ]);
});

test('a process that has just come brings no time of its past', () => {
  const [first, second] = [sample(0, 100), sample(1_000, 200)];
  const newcomer = { pid: 2, role: 'renderer', cpuMs: 5_000, pssKb: 0, handles: 1 };
  const later: Sample = { ...second, processes: [...second.processes, newcomer] };
  expect(loads([first, later])[0]?.percent).toBe(10);
});

test('the load of one process is told apart from the others', () => {
  const two = (at: number, mine: number, others: number): Sample => ({
    ...sample(at, 0),
    processes: [
      { pid: 7, role: 'renderer', cpuMs: mine, pssKb: 0, handles: 1 },
      { pid: 8, role: 'renderer', cpuMs: others, pssKb: 0, handles: 1 },
    ],
  });
  const samples = [two(0, 100, 100), two(1_000, 130, 900)];
  expect(loads(samplesOf(samples, new Set([7])))[0]?.percent).toBe(3);
  expect(loads(samplesOf(samples, new Set()))).toEqual([]);
});

test('only seconds that lie in the spans count', () => {
  const all = loads([sample(0, 0), sample(1_000, 100), sample(2_000, 600), sample(3_000, 700)]);
  // The second one lies wholly within, the third for 40 %.
  expect(loadWithin(all, [{ startMs: 1_000, endMs: 2_400 }], heardAt)).toMatchObject({ count: 1, mean: 50 });
  expect(loadWithin(all, [], heardAt)).toBeNull();
});

test('the beginning of a silence is left out', () => {
  expect(
    settled([
      { startMs: 0, endMs: 10_000 },
      { startMs: 20_000, endMs: 23_000 },
    ]),
  ).toEqual([{ startMs: 3_000, endMs: 10_000 }]);
});

test('memory is the sum over all processes, at start, peak and end of the session', () => {
  const mb = 1_000_000 / 1024;
  const samples = [100, 200, 350, 300, 50].map((size, at) => sample(at * 1_000, 0, size * mb));
  expect(megabytes(sample(0, 0, 1_000))).toBe(1.024);
  expect(memory(samples, ZERO + 500, ZERO + 3_500)).toEqual({
    start: 200,
    peak: 350,
    peakByRole: { browser: 350 },
    end: 300,
  });
  expect(memory(samples, ZERO + 9_000, ZERO + 9_500)).toBeNull();
});

test('growth per hour is taken after the first half hour', () => {
  const minutes = Array.from({ length: 121 }, (_, minute) => minute);
  // 50 MB more each minute while warming up, then 1 MB each.
  const samples = minutes.map((minute): Sample => {
    const mb = minute < 30 ? minute * 50 : 1_500 + (minute - 30);
    return {
      ...sample(minute * 60_000, 0, (mb * 1_000_000) / 1024),
      databaseBytes: minute * 100_000,
    };
  });
  const trace = new TraceWriter();
  const vitals: TraceLine[] = minutes.flatMap((minute) =>
    (['control', 'overlay'] as const).map((page) => ({
      type: 'vitals' as const,
      at: ZERO + minute * 60_000,
      page,
      domNodes: page === 'control' ? 1_000 + minute : 100,
    })),
  );
  for (const minute of minutes) {
    const soundEnd = minute * 60_000;
    trace.event(soundEnd, { type: 'lag', laneId: 'me', lagMs: 400 });
    // 1 ms later every minute.
    trace.final(soundEnd + 500, `${minute}`, [soundEnd - 1_000, soundEnd], 'Yes', soundEnd + 600 + minute);
  }
  const captions = minutes.map((minute) => ({
    id: `${minute}`,
    startMs: minute * 60_000 - 1_000,
    endMs: minute * 60_000,
    text: 'Yes',
    words: ['yes'],
  }));
  const input = { samples, captions, heardAt, endedAt: ZERO + 120 * 60_000 + 5_000 };
  const grown = growth({ ...input, trace: [...trace.entries, ...vitals] });
  expect(grown.minutes).toBeCloseTo(90);
  expect(grown.memory).toBeCloseTo(60);
  expect(grown.memoryByRole['browser']).toBeCloseTo(60);
  expect(grown.database).toBeCloseTo(6);
  expect(grown.lag).toBeCloseTo(60, 2);
  expect(grown.saidLag).toBeCloseTo(0);
  expect(grown.domNodes).toBeCloseTo(60);
  expect(grown.handles).toBeCloseTo(0);
});

test('a short run warms up for a third of it; one of a minute has no growth', () => {
  const samples = Array.from({ length: 181 }, (_, second) => {
    const mb = second < 60 ? second * 50 : 3_000 + (second - 60) / 60;
    return sample(second * 1_000, 0, (mb * 1_000_000) / 1024);
  });
  const input = { trace: [], captions: [], heardAt, endedAt: ZERO + 600_000 };
  const grown = growth({ ...input, samples });
  expect(grown.minutes).toBeCloseTo(2);
  expect(grown.memory).toBeCloseTo(60);
  expect(growth({ ...input, samples: samples.slice(0, 61) })).toMatchObject({
    memory: null,
    database: null,
    domNodes: null,
  });
});
