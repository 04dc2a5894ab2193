import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import type { Lane } from '../../src/shared/source';
import type { AppLaunch } from './app/play';
import { BenchError } from './bench-error';
import { describeRun } from './header';
import { spread } from './metrics/statistics';
import { DrivenApp, type Heaps, type Used } from './replay/driven-app';
import { CAPTIONS_AN_HOUR, feedOf } from './replay/generate';
import { timeCorrection, timeEdits, timeScroll } from './replay/pages';

export { BenchError } from './bench-error';

const USAGE = `npm run bench:replay -- [options]
  --hours 12     hours of a show that are replayed
  --starts 60    starts and stops of a session before it
  --viewers 2    pages that listen to the local server
  --quick        a third of the first hour and of the last; between them only finals are told, many at a time`;

interface ReplaySetting {
  readonly root: string;
  readonly prepareApp: () => Promise<AppLaunch>;
}

/** Until its models are loaded and the machine is measured, ms. */
const WARM_MS = 10_000;
/** What is replayed first and not measured, so that all code is compiled. */
const WARM_CAPTIONS = 120;
/** With `--quick`: captions of an hour that are measured, and finals of the others that are drawn at once. */
const QUICK_CAPTIONS = 300;
const QUICK_FINALS = 30;
const WANTED_RATIO = 1.1;
const EDITS = 30;
/** What a correction may still have to do once it shows, ms. */
const CORRECTED_MS = 2_000;
/** About three rows, as a quick wheel does; and a drag of the scroll bar through all of it. */
const SCROLLS = [
  { label: 'scrolling by 120 px a frame', px: 120, ms: 5_000 },
  { label: 'scrolling by 4,000 px a frame', px: 4_000, ms: 5_000 },
];

const SAMPLE: readonly Lane[] = [
  { id: 'sample', name: '', colour: 'sky', source: { kind: 'sample' }, muted: false },
];
/** Open and muted: nothing is heard in them. */
const LANES: readonly Lane[] = [
  { id: 'host', name: 'Host', colour: 'sky', source: { kind: 'microphone' }, muted: true },
  { id: 'guest', name: 'Guest', colour: 'amber', source: { kind: 'microphone' }, muted: true },
];
const SPEAKING = { first: 'host', second: 'guest' };

interface Options {
  readonly hours: number;
  readonly starts: number;
  readonly viewers: number;
  readonly quick: boolean;
}

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: args.filter((one) => one !== '--replay'),
      options: {
        hours: { type: 'string' },
        starts: { type: 'string' },
        viewers: { type: 'string' },
        quick: { type: 'boolean' },
      },
    });
    const number = (text: string | undefined, otherwise: number): number => {
      const value = Number(text ?? otherwise);
      if (!Number.isInteger(value) || value < 0) throw new Error(`"${text}" is no number of them`);
      return value;
    };
    const options = {
      hours: number(values.hours, 12),
      starts: number(values.starts, 60),
      viewers: number(values.viewers, 2),
      quick: values.quick ?? false,
    };
    if (options.hours < 1) throw new Error('an hour is the least');
    return options;
  } catch (error) {
    throw new BenchError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

interface Hour {
  /** From 1. */
  readonly hour: number;
  /** Processor time of one caption, ms. */
  readonly cpu: Used;
  readonly bytes: number;
  /** At the end of the hour, garbage included, bytes. */
  readonly memory: ReadonlyMap<string, number>;
  readonly heaps: Heaps;
  readonly databaseBytes: number;
  readonly tookMs: number;
}

/**
 * Replays the feed of a long show through the real app, from the feed to the store, the windows and the pages of the local
 * server, as fast as they take it, and prints what a caption costs in each hour. Then it edits and scrolls in what is there.
 */
export async function replayBench(args: readonly string[], setting: ReplaySetting): Promise<void> {
  const options = readOptions(args);
  const header = describeRun(setting.root, args);
  const launch = await setting.prepareApp();
  const folder = await mkdtemp(join(tmpdir(), 'jamak-bench-replay-'));
  const settings = {
    lanes: [...LANES],
    // It tells digests of its own.
    digest: { ...DEFAULT_SETTINGS.digest, enabled: false },
  };
  const app = await DrivenApp.open(launch, join(folder, 'profile'), settings, options.viewers);
  try {
    console.log(`Jamak ${header.commit}, ${header.date}\n${header.machine}`);
    await sleep(WARM_MS);
    if (options.starts > 0) await startAndStop(app, options.starts);
    await replayHours(app, options);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startAndStop(app: DrivenApp, times: number): Promise<void> {
  // The first ones load what all others use.
  for (let time = 0; time < 5; time++) await once(app);
  const before = await grown(app);
  for (let time = 0; time < times; time++) await once(app);
  const after = await grown(app);
  console.log(`\n${times} starts and stops\n`);
  line('memory of all processes, MB', mb(before.pssKb * 1024), mb(after.pssKb * 1024));
  line('handles of all processes', before.handles, after.handles);
  line('processes', before.processes, after.processes);
  line('heap of main, MB', mb(before.main), mb(after.main));
  line('heap of the control window, MB', mb(before.control), mb(after.control));
  line('heap of the overlay, MB', mb(before.overlay), mb(after.overlay));
  line('DOM elements of the control window', before.nodes, after.nodes);
}

async function once(app: DrivenApp): Promise<void> {
  await app.start(SAMPLE);
  await app.until('running');
  await sleep(300);
  await app.stop();
  await app.until('ended');
}

async function grown(app: DrivenApp) {
  await sleep(5_000);
  const heaps = await app.heaps();
  return { ...heaps, ...app.size() };
}

async function replayHours(app: DrivenApp, { hours, viewers, quick }: Options): Promise<void> {
  const sessionId = await app.start(LANES);
  await app.until('running');
  await app.replay(feedOf(0, WARM_CAPTIONS, SPEAKING));
  await app.heaps();
  const measured: Hour[] = [];
  for (let hour = 0; hour < hours; hour++) {
    if (quick && hour > 0 && hour < hours - 1) {
      await skipHour(app, WARM_CAPTIONS + hour * CAPTIONS_AN_HOUR);
      continue;
    }
    const count = quick ? QUICK_CAPTIONS : CAPTIONS_AN_HOUR;
    const figures = await replayHour(app, WARM_CAPTIONS + hour * CAPTIONS_AN_HOUR, count);
    measured.push({ hour: hour + 1, ...figures });
    console.log(`hour ${hour + 1} in ${((measured.at(-1)?.tookMs ?? 0) / 1000).toFixed(0)} s`);
  }
  printHours(measured);
  const { events, again } = app.viewers.seen;
  line(`events that ${viewers} viewers read; let go`, events, again);

  const captions = await app.ask(async (jamak) => {
    const reply = await jamak.state();
    return reply.ok ? reply.value.session.captions.length : 0;
  }, null);
  console.log(`\nthe control window with ${captions} captions, ms\n`);
  await printSpread('edit to paint, at the end', () => timeEdits(app.control, sessionId, EDITS));
  for (const scroll of SCROLLS) await printScroll(app, scroll);
  await printSpread('edit to paint, where it was scrolled to', () =>
    timeEdits(app.control, sessionId, EDITS),
  );
  await app.stop();
  await app.until('ended');
  await printSpread('edit to paint, after its end', () => timeEdits(app.control, sessionId, EDITS));
  await printReader(app, sessionId);
}

async function replayHour(app: DrivenApp, from: number, count: number): Promise<Omit<Hour, 'hour'>> {
  const feed = feedOf(from, from + count, SPEAKING);
  const [before, sent] = [app.used(), await app.traffic()];
  const startedAt = performance.now();
  await app.replay(feed);
  const tookMs = performance.now() - startedAt;
  const [after, sentBy] = [app.used(), await app.traffic()];
  const cpu = new Map([...after].map(([name, ms]) => [name, (ms - (before.get(name) ?? 0)) / count]));
  return {
    cpu,
    bytes: (sentBy.bytes - sent.bytes) / feed.length,
    memory: app.memory(),
    heaps: await app.heaps(),
    databaseBytes: app.databaseBytes,
    tookMs,
  };
}

async function skipHour(app: DrivenApp, from: number): Promise<void> {
  const feed = feedOf(from, from + CAPTIONS_AN_HOUR, SPEAKING);
  // Many at a time are quick, but a window that is busy for half a minute is taken for one that hangs.
  await app.replay(
    feed.filter(({ type }) => type !== 'caption-interim'),
    QUICK_FINALS,
  );
}

/** The processes that keep what was said, by name. */
const GROWING = [
  ['main', 'browser'],
  ['the control window', 'control'],
  ['the overlay', 'overlay'],
] as const;

/** What uses less processor time of a caption than this is left out, ms. */
const LEAST_MS = 0.1;

function printHours(hours: readonly Hour[]): void {
  const names = [...new Set(hours.flatMap(({ cpu }) => [...cpu.keys()]))].filter((name) =>
    hours.some(({ cpu }) => (cpu.get(name) ?? 0) >= LEAST_MS),
  );
  const numbers = hours.map(({ hour }) => String(hour));
  console.log('\nof each hour');
  row('', numbers, 'last / first');
  const cost = (label: string, of: (hour: Hour) => number, wanted?: number): void => {
    const values = hours.map(of);
    const ratio = (values.at(-1) ?? 0) / (values[0] ?? 1);
    const verdict = wanted === undefined ? '' : ratio <= wanted ? ` ≤ ${wanted} met` : ` ≤ ${wanted} NOT MET`;
    row(
      label,
      values.map((value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)),
      `${ratio.toFixed(2)}${verdict}`,
    );
  };
  for (const name of names.toSorted()) {
    cost(`${name}, ms a caption`, ({ cpu }) => cpu.get(name) ?? 0, WANTED_RATIO);
  }
  cost('IPC, bytes an event', ({ bytes }) => bytes, WANTED_RATIO);
  for (const [name, process] of GROWING) {
    cost(`memory of ${name}, MB`, ({ memory }) => (memory.get(process) ?? 0) / 1e6);
  }
  cost('heap of main, MB', ({ heaps }) => heaps.main / 1e6);
  cost('heap of the control window, MB', ({ heaps }) => heaps.control / 1e6);
  cost('heap of the overlay, MB', ({ heaps }) => heaps.overlay / 1e6);
  cost('elements of the control window', ({ heaps }) => heaps.nodes);
  cost('database, MB', ({ databaseBytes }) => databaseBytes / 1e6);
  cost('took, s', ({ tookMs }) => tookMs / 1000);
}

/** An earlier session is opened, scrolled and edited. */
async function printReader(app: DrivenApp, sessionId: string): Promise<void> {
  const { control } = app;
  await control.getByTestId('open-history').click();
  await control.locator(`[data-session-id="${sessionId}"] [data-testid="open-session"]`).waitFor();
  await printSpread('an earlier session is opened', async () => {
    const startedAt = performance.now();
    await control.locator(`[data-session-id="${sessionId}"] [data-testid="open-session"]`).click();
    await control.getByTestId('session-reader').getByTestId('caption-final').first().waitFor();
    return [performance.now() - startedAt];
  });
  for (const scroll of SCROLLS) await printScroll(app, { ...scroll, label: `${scroll.label} in it` });
  await printSpread('a caption is corrected in it, frames', () => timeCorrection(control, CORRECTED_MS));
}

/** Frames, and what each costs the window's process: on a busy machine only that tells whether there can be 60 of them. */
async function printScroll(app: DrivenApp, { label, px, ms }: (typeof SCROLLS)[number]): Promise<void> {
  let frames = 0;
  const before = app.used();
  await printSpread(`${label}, frames`, async () => {
    const times = await timeScroll(app.control, px, ms);
    frames = times.length;
    return times;
  });
  const cpuMs = (app.used().get('control') ?? 0) - (before.get('control') ?? 0);
  console.log(
    `${'  processor of the window, ms a frame'.padEnd(46)}${(cpuMs / Math.max(1, frames)).toFixed(1)}`,
  );
}

async function printSpread(label: string, measure: () => Promise<number[]>): Promise<void> {
  const of = spread(await measure());
  const [p50, p95, max] = of ? [of.p50, of.p95, of.max].map((ms) => ms.toFixed(1)) : [];
  console.log(`${label.padEnd(46)}p50 ${p50}  p95 ${p95}  max ${max}  of ${of?.count ?? 0}`);
}

function row(label: string, values: readonly string[], last: string): void {
  console.log(`${label.padEnd(38)}${values.map((value) => value.padStart(7)).join('')}  ${last}`);
}

function line(label: string, before: number | string | null, after: number | string | null): void {
  console.log(`${label.padEnd(46)}${before ?? 'n/a'} → ${after ?? 'n/a'}`);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
