import { expect, test } from 'vitest';
import { readLog, readTrace } from '../../bench/log/read';
import type { BenchLog, Run, Whole } from '../../bench/log/schema';
import { writeLog } from '../../bench/log/write';
import { resultsOf } from '../../bench/metrics/results';
import { readOptions } from '../../bench/options';
import { rowsOf } from '../../bench/report/rows';
import { renderTable, verdictOf } from '../../bench/report/table';
import { header, sample, spokenWords, TraceWriter, ZERO } from './traces';

const clip = {
  name: 'a',
  startMs: 0,
  endMs: 2_000,
  speechStartMs: 0,
  speechEndMs: 1_400,
  text: 'Ask not what',
};

function speechRun(): Run {
  const trace = new TraceWriter();
  trace.entries.push({ type: 'lane-listening', at: ZERO - 500, laneId: 'me' });
  trace.interim(600, 'a', '', 'ask not', 700);
  trace.pass('a', 'final', 1, { soundMs: 1_500, decodeMs: 150, outcome: 'used' });
  trace.final(2_200, 'a', [0, 1_500], 'Ask knot what.', 2_300);
  trace.event(9_900, { type: 'session-ended', endedAt: 0, durationMs: 9_900, reason: 'source-ended' });
  return {
    header: header({ clips: [clip], words: spokenWords('ask not what', 0) }),
    trace: trace.entries.sort((a, b) => a.at - b.at),
    samples: [sample(0, 0, 200_000), sample(1_000, 500, 300_000), sample(2_000, 600, 250_000)],
    exitCode: 0,
    unreadable: 0,
  };
}

function quietRun(): Run {
  const silences = [{ startMs: 0, endMs: 10_000 }];
  return {
    header: header({ name: 'quiet', kind: 'nonspeech', silences }),
    trace: [{ type: 'zero', at: ZERO }],
    samples: [sample(5_000, 0), sample(6_000, 20)],
    exitCode: 1,
    unreadable: 2,
  };
}

const wholes: Whole[] = [
  {
    type: 'whole',
    model: 'base',
    run: 'by hand',
    clip: 0,
    text: 'Ask not what',
    soundMs: 2_000,
    decodeMs: 160,
  },
];
const log: BenchLog = {
  header: { type: 'bench', date: '2026-01-01', commit: 'abc', machine: 'mine', node: 'v20', options: [] },
  runs: [speechRun(), quietRun()],
  wholes,
};

test('a log that was kept gives the same numbers again', () => {
  const again = readLog(writeLog(log));
  expect(again).toEqual(log);
  expect(resultsOf(again)).toEqual(resultsOf(log));
});

test('the numbers of a run', () => {
  const [speech, quiet] = resultsOf(log);
  expect(speech).toMatchObject({ coldStartMs: 1_500, ghosts: null, growth: null, problems: [] });
  expect(speech?.speech).toMatchObject({
    // ask: 700 - 400; what: 2300 - 1400. "not" is wrong.
    firstSeen: { said: 3, missed: 1, spread: { p50: 600, max: 900 } },
    captions: { count: 1, final: { p50: 900 }, firstText: { p50: 700 }, unpainted: 0, speechless: 0 },
    flicker: { finalWords: 3, erased: 1, erasedStable: 0, unstable: 1 },
    words: { substitutions: 1, deletions: 0, insertions: 0, reference: 3 },
    // "ask not what" → "ask knot what": one character more.
    characters: { insertions: 1, reference: 12 },
    wholes: [{ model: 'base', empty: 0, realTimeFactor: 0.08, words: { substitutions: 0, reference: 3 } }],
    emptyFinals: 0,
    loops: 0,
    leftOut: { ms: 0, startsMs: [] },
  });
  // From 0 to 1000 ms all is speech, and half of a core was used.
  expect(speech?.processor.speaking).toMatchObject({ count: 1, mean: 50 });
  expect(speech?.memory?.peak).toBeCloseTo(307.2);
  expect(quiet).toMatchObject({ speech: null, ghosts: { finals: 0 }, coldStartMs: null, memory: null });
  expect(quiet?.processor.silent).toMatchObject({ mean: 2 });
  expect(quiet?.problems).toEqual([
    'The app ended with exit code 1.',
    '2 lines of the trace could not be read.',
  ]);
});

test('what a window costs is the processor time of the process that draws it', () => {
  const run = speechRun();
  const drawn = { type: 'vitals', at: ZERO + 500, page: 'control', domNodes: 9, pid: 1 } as const;
  const [results] = resultsOf({ ...log, runs: [{ ...run, trace: [...run.trace, drawn] }] });
  expect(results?.processor).toMatchObject({ control: { count: 1, mean: 50 }, overlay: null });
  const labels = rowsOf(results!).map(({ label }) => label);
  expect(labels).toContain('processor of the control window while speaking');
  expect(labels).not.toContain('processor of the overlay while speaking');
});

test('a run without sound has a table all the same', () => {
  const silent: Run = { ...speechRun(), trace: [] };
  const [run] = resultsOf({ ...log, runs: [silent] });
  expect(run?.problems).toContain('No sound was heard.');
  expect(renderTable(log.header, [run!])).toContain('Beware: No sound was heard.');
});

test('the table says what is met', () => {
  const [speech] = resultsOf(log);
  const rows = new Map(rowsOf(speech!).map((row) => [row.label, row]));
  expect(verdictOf(rows.get('first seen after a word')!)).toBe('met');
  expect(verdictOf(rows.get('word errors')!)).toBe('NOT MET');
  expect(verdictOf(rows.get('character errors')!)).toBeNull();
  expect(verdictOf({ label: '', unit: '', cells: { value: null }, wanted: { value: 1 } })).toBe(
    'not measured',
  );
  const table = renderTable(log.header, resultsOf(log));
  expect(table).toMatch(
    /final after the end of speech, ms +900 +900 +900 +p50 ≤ 900, p95 ≤ 1300, max ≤ 3000 +met/,
  );
  expect(table).toMatch(/word errors, % +33\.3 +≤ 1\.0 +NOT MET +1 wrong, 0 left out, 0 added, of 3/);
});

test('a soak says how long its slopes were taken over, of which kinds of process, and what its viewers read', () => {
  const run = speechRun();
  const minutes = Array.from({ length: 10 }, (_, minute) => ({
    ...sample(minute * 60_000, 0, 200_000 + minute * 1_000),
    databaseBytes: minute * 50_000,
  }));
  const viewers = { count: 20, events: 4_000, bytes: 3_500_000, again: 1 };
  // It ends after the last sample.
  const trace = run.trace.filter(({ at }) => at < ZERO + 9_000);
  const soak: Run = {
    ...run,
    header: { ...run.header, soak: true, viewers },
    trace,
    samples: minutes,
  };
  const log2 = readLog(writeLog({ ...log, runs: [soak] }));
  const [results] = resultsOf(log2);
  const table = renderTable(log.header, [results!]);
  expect(results?.growth?.memoryByRole).toEqual({ browser: expect.closeTo(61.44) });
  expect(table).toMatch(/growth of memory, MB\/h +61\.4 +≤ 5\.0 +NOT MET +over the last 6\.0 min/);
  expect(table).toMatch(/ {2}browser, MB\/h +61\.4/);
  expect(table).toMatch(/growth of the database, MB\/h +3\.0/);
  expect(table).toMatch(/events that viewers read +4000 +20 viewers, 3\.5 MB/);
  expect(table).toMatch(/viewers that were let go +1 +0 +NOT MET/);
});

test('lines of a trace that are not known are counted, and the rest is read', () => {
  const lines = [
    '{"type":"zero","at":2}',
    '{"type":"new-thing","at":1}',
    '{"type":"launched","at":1}',
    '{"type":"ze',
  ];
  expect(readTrace(`${lines.join('\n')}\n`)).toEqual({
    trace: [
      { type: 'launched', at: 1 },
      { type: 'zero', at: 2 },
    ],
    unreadable: 2,
  });
});

test('arguments that make no sense are answered with the usage', () => {
  expect(readOptions(['--soak', '30', '--engine=tiny', '--no-whole'])).toMatchObject({
    soak: 30,
    engine: 'tiny',
    whole: false,
    corpus: undefined,
  });
  expect(() => readOptions(['--soak', 'long'])).toThrow(/number of minutes, not "long"/);
  expect(() => readOptions(['--korpus', 'x'])).toThrow(/npm run bench/);
});
