import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createStore } from '../../src/main/storage/client';
import type { SessionStore } from '../../src/main/storage/contract';
import { MIGRATIONS } from '../../src/main/storage/migrations';
import { ANY_SESSION } from '../../src/shared/session/history';
import { BenchError } from './bench-error';
import { describeRun } from './header';
import { spread } from './metrics/statistics';
import { generate, LONG_SESSION, type Size } from './store/generate';
import { queries, rareQueries } from './store/words';

export { BenchError } from './bench-error';

const PAGE = 50;
const QUERIES = 400;
/** Times that what is quick is done. */
const TIMES = 20;

const USAGE = `npm run bench:store [-- options]
  --sessions 1000      sessions of the store
  --captions 1000000   captions of all of them; one session of 12 hours is among them
  --anew               makes the store anew, even if there is one of this size`;

function readOptions(args: readonly string[]): Size & { readonly anew: boolean } {
  try {
    const { values } = parseArgs({
      args: args.filter((one) => one !== '--store'),
      options: { sessions: { type: 'string' }, captions: { type: 'string' }, anew: { type: 'boolean' } },
    });
    const sessions = Number(values.sessions ?? 1000);
    const captions = Number(values.captions ?? 1_000_000);
    if (!(sessions > 1 && captions > 2 * LONG_SESSION.captions))
      throw new Error('these numbers are too small');
    return { sessions, captions, anew: values.anew ?? false };
  } catch (error) {
    throw new BenchError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

interface Row {
  readonly label: string;
  /** ms. */
  readonly values: readonly number[];
  /** Of the 95th percentile, ms. */
  readonly wanted?: number;
}

/** Prints how a large store answers. `workerPath`: the built `storage/worker.ts`. @throws BenchError */
export async function storeBench(root: string, args: readonly string[], workerPath: string): Promise<void> {
  const { sessions, captions, anew } = readOptions(args);
  const folder = join(root, 'node_modules', '.cache', 'jamak-bench-store');
  const path = join(folder, `${sessions}-${captions}-${MIGRATIONS.length}.db`);
  const empty = join(folder, 'empty.db');
  await mkdir(folder, { recursive: true });
  if (anew) for (const part of ['', '-wal', '-shm']) await rm(path + part, { force: true });
  if (!existsSync(path)) makeStore(path, { sessions, captions });
  const open = (file: string): SessionStore =>
    createStore({
      path: file,
      workerPath,
      onNotice: ({ code }) => console.log(`the store says: ${code}`),
    });

  const rows: Row[] = [];
  for (const [name, file] of [
    ['an empty store', empty],
    ['the store', path],
  ] as const) {
    rows.push({ label: `${name} opens`, values: await openings(() => open(file)) });
  }
  const store = open(path);
  await store.closeOrphans();
  rows.push(...(await measure(store)));
  await store.close();

  const { date, commit, machine } = describeRun(root, args);
  const size = (statSync(path).size / 1e6).toFixed(0);
  console.log(`${date} · ${commit} · ${machine}`);
  console.log(`${sessions} sessions, ${captions} captions, ${size} MB\n`);
  console.log(`| ms | p50 | p95 | max | wanted |\n| --- | --- | --- | --- | --- |`);
  for (const { label, values, wanted } of rows) {
    const { p50 = 0, p95 = 0, max = 0 } = spread(values) ?? {};
    const cells = [p50, p95, max].map((value) => value.toFixed(1));
    console.log(`| ${[label, ...cells, wanted === undefined ? '' : `p95 < ${wanted}`].join(' | ')} |`);
  }
}

function makeStore(path: string, size: Size): void {
  const half = `${path}.half`;
  for (const part of ['', '-wal', '-shm']) rmSync(half + part, { force: true });
  const startedAt = Date.now();
  generate(half, size, (done) => {
    if (done % 50 === 0)
      console.log(`${done} sessions made, ${Math.round((Date.now() - startedAt) / 1000)} s`);
  });
  // A half one must not be taken for a whole one.
  renameSync(half, path);
}

async function measure(store: SessionStore): Promise<Row[]> {
  const words = queries(QUERIES, 7);
  const { first, full } = await searches(store, words);
  const rare = await searches(store, rareQueries());
  const timed = async (work: (at: number) => Promise<unknown>): Promise<number[]> => {
    const values: number[] = [];
    for (let at = 0; at < TIMES; at++) {
      const startedAt = performance.now();
      await work(at);
      values.push(performance.now() - startedAt);
    }
    return values;
  };
  const lane = { id: 'mic', name: '', colour: 'sky', muted: false, source: { kind: 'microphone' } } as const;
  const id = `bench-${Date.now()}`;
  const startedAt = Date.now();
  await store.append(id, [
    { seq: 1, happening: { type: 'session-started', sessionId: id, startedAt, lanes: [lane] } },
  ]);
  const commit = (at: number): Promise<void> =>
    store.append(id, [
      {
        seq: at + 2,
        happening: {
          type: 'caption-final',
          captionId: `c${at}`,
          laneId: 'mic',
          startMs: at * 1000,
          endMs: at * 1000 + 900,
          text: words[at % words.length] ?? '',
        },
      },
    ]);
  const alone = await timed(commit);
  const searcher = { goesOn: true };
  const others = (async () => {
    for (let at = 0; searcher.goesOn; at++) {
      const query = { words: words[at % words.length] ?? '', filter: ANY_SESSION, before: null, limit: PAGE };
      await store.search(query);
    }
  })();
  const beside = await timed((at) => commit(TIMES + at));
  searcher.goesOn = false;
  await others;
  const page = { filter: ANY_SESSION, after: null, limit: PAGE };
  return [
    { label: `search, first answer (${QUERIES} queries)`, values: first, wanted: 100 },
    { label: 'search, a page of places or all there are', values: full, wanted: 100 },
    { label: 'the same, rare words of one and two letters', values: rare.full, wanted: 100 },
    {
      label: 'History, first page and what to filter by',
      values: await timed(() => Promise.all([store.history(page), store.historyFacets()])),
      wanted: 300,
    },
    {
      label: `a session of 12 hours loads (${LONG_SESSION.captions} captions)`,
      values: await timed(() => store.load(LONG_SESSION.id)),
    },
    { label: 'a caption is committed', values: alone },
    { label: 'a caption is committed while somebody searches', values: beside },
  ];
}

/** How long it takes until something is found, and until a page is or all was looked through, ms each. */
async function searches(
  store: SessionStore,
  words: readonly string[],
): Promise<{ readonly first: number[]; readonly full: number[] }> {
  const first: number[] = [];
  const full: number[] = [];
  for (const one of words) {
    const startedAt = performance.now();
    for (let before: number | null = null, found = 0, asked = 0; ; asked++) {
      const page = await store.search({ words: one, filter: ANY_SESSION, before, limit: PAGE - found });
      if (asked === 0) first.push(performance.now() - startedAt);
      before = page.next;
      found += page.hits.length;
      if (before === null || found >= PAGE) break;
    }
    full.push(performance.now() - startedAt);
  }
  return { first, full };
}

/** From nothing until the store has answered. */
async function openings(open: () => SessionStore): Promise<number[]> {
  const values: number[] = [];
  for (let at = 0; at < TIMES; at++) {
    const startedAt = performance.now();
    const store = open();
    await store.closeOrphans();
    values.push(performance.now() - startedAt);
    await store.close();
  }
  return values;
}
