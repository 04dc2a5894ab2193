import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { Feed } from '../../../src/main/session/feed';
import type { SessionStore } from '../../../src/main/storage/contract';
import { MIGRATIONS } from '../../../src/main/storage/migrations';
import { temporaryFolder } from '../../unit/scripts/temporary-folder';
import { expectJamakError } from '../../unit/storage/expect-jamak-error';
import { ended, final, numbered, started } from '../../unit/storage/sessions';
import { openTestStore, PATIENT, storeWorker } from './test-store';

const worker = storeWorker();

async function open(path = join(temporaryFolder(), 'jamak.db')) {
  const opened = await openTestStore(path, worker.path);
  const { store } = opened;
  await store.append('old', numbered([started('old'), final('o', 0, 'of an earlier show'), ended(2000)]));
  await store.append('s', numbered([started('s'), final('a', 0, 'before')]));
  return { ...opened, path };
}

/** The next caption, as a feed sends it: once more when it fails, and everything when the session is not there. */
async function goOn(store: SessionStore): Promise<void> {
  const error = await store.append('s', numbered([final('b', 1000, 'after')], 3)).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'store-failed', retryable: true });
  const again = await store.append('s', numbered([final('b', 1000, 'after')], 3)).catch((e: unknown) => e);
  if (again === undefined) return;
  expect(again).toMatchObject({ code: 'session-missing' });
  await store.append('s', numbered([started('s'), final('a', 0, 'before'), final('b', 1000, 'after')]));
}

async function textsOf(store: SessionStore): Promise<string[] | undefined> {
  return (await store.load('s'))?.captions.map(({ text }) => text);
}

function keptAside(path: string): string[] {
  return readdirSync(dirname(path)).filter((name) => /^jamak\.broken-.*\.db$/u.test(name));
}

/** Writes rubbish over all of the file but its head, in place, as a failing disk does. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0x5a, 100));
}

describe('a database that is harmed while it is open', () => {
  it('is kept aside when it was damaged, and a fresh one is begun', async () => {
    const { store, notices, path } = await open();
    // Otherwise all of it is in the log still, and the damage is mended from there.
    await store.close();
    const again = await openTestStore(path, worker.path);
    await again.store.append('s', numbered([final('x', 500, 'in between')], 9));
    damage(path);
    await goOn(again.store);
    expect(await textsOf(again.store)).toEqual(['before', 'after']);
    expect(again.notices).toMatchObject([{ code: 'store-recovered' }]);
    expect(keptAside(path)).toHaveLength(1);
    expect(notices).toEqual([]);
  });

  it('is mended from its log when that holds all of it', async () => {
    const { store, notices, path } = await open();
    damage(path);
    await goOn(store);
    expect(await textsOf(store)).toEqual(['before', 'after']);
    expect((await store.list(10)).map(({ id }) => id).sort()).toEqual(['old', 's']);
    expect(notices).toEqual([]);
  });

  it.each([
    { how: 'deleted', harm: (path: string) => rmSync(path) },
    { how: 'moved away', harm: (path: string) => renameSync(path, `${path}.moved`) },
    {
      how: 'deleted with all that belongs to it',
      harm: (path: string) => ['', '-wal', '-shm'].forEach((end) => rmSync(path + end, { force: true })),
    },
    {
      how: 'replaced by an empty file',
      harm: (path: string) => {
        writeFileSync(`${path}.new`, '');
        renameSync(`${path}.new`, path);
      },
    },
  ])('is begun anew where it was $how', async ({ harm }) => {
    const { store, notices, path } = await open();
    harm(path);
    await goOn(store);
    expect(await textsOf(store)).toEqual(['before', 'after']);
    expect((await store.list(10)).map(({ id }) => id)).toEqual(['s']);
    expect(notices).toMatchObject([{ code: 'store-replaced', params: { path: dirname(path) } }]);
    await store.close();
    const { store: again } = await openTestStore(path, worker.path);
    expect(await textsOf(again)).toEqual(['before', 'after']);
  });

  it('gives way to another database that was put in its place, and nothing of it runs over', async () => {
    const backup = await open();
    await backup.store.append('back', numbered([started('back'), final('k', 0, 'kept'), ended(1000)]));
    await backup.store.close();
    const { store, notices, path } = await open();
    renameSync(backup.path, path);
    await goOn(store);
    expect(await textsOf(store)).toEqual(['before', 'after']);
    expect((await store.list(10)).map(({ id }) => id).sort()).toEqual(['back', 'old', 's']);
    expect(notices).toMatchObject([{ code: 'store-replaced' }]);
    await store.check();
    expect(notices).toHaveLength(1);
  });

  it('is kept aside where another file was put in its place that is no database', async () => {
    const { store, notices, path } = await open();
    writeFileSync(`${path}.new`, 'This is a shopping list. '.repeat(400));
    renameSync(`${path}.new`, path);
    await goOn(store);
    expect(await textsOf(store)).toEqual(['before', 'after']);
    expect(notices).toMatchObject([{ code: 'store-recovered' }]);
    const [kept = ''] = keptAside(path);
    expect(readFileSync(join(dirname(path), kept), 'utf8')).toContain('shopping list');
  });

  it('goes on as it is where another program only wrote to it', async () => {
    const { store, notices, path } = await open();
    const other = new Database(path, PATIENT);
    other.exec(`PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA wal_checkpoint(TRUNCATE)`);
    other.close();
    await goOn(store);
    expect(await textsOf(store)).toEqual(['before', 'after']);
    expect((await store.list(10)).map(({ id }) => id).sort()).toEqual(['old', 's']);
    expect([notices, keptAside(path)]).toEqual([[], []]);
  });

  it('is noticed when it is closed, and then left as it is', async () => {
    const { store, path } = await open();
    rmSync(path);
    await store.close();
    expect(existsSync(path)).toBe(false);
  });
});

describe('a running session', () => {
  it.each([
    { how: 'damaged', harm: damage, said: 'store-recovered' },
    { how: 'deleted', harm: (path: string) => rmSync(path), said: 'store-replaced' },
  ])('goes on whole in a new database when its own was $how', async ({ harm, said }) => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store, notices } = await openTestStore(path, worker.path);
    const unsaved: string[] = [];
    const feed = new Feed({
      commit: (events) => store.append('s', events),
      publish: () => {},
      onError: (error) => {
        throw error;
      },
      onUnsaved: (error) => unsaved.push(error.code),
      onSavedAgain: () => {},
      // Starting a worker takes a while on a busy machine.
      deadlineMs: 60_000,
    });
    const captions = Array.from({ length: 20 }, (_, at) => final(`c${at}`, at * 1000, `caption ${at}`));
    for (const happening of [started('s'), ...captions.slice(0, 10)]) {
      feed.append(happening);
      await feed.settled();
    }
    // Into the database itself, so that its log alone does not mend it.
    const other = new Database(path, PATIENT);
    other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    other.close();
    harm(path);
    for (const happening of captions.slice(10)) {
      feed.append(happening);
      await feed.settled();
    }
    expect(feed.view.captions).toHaveLength(20);
    expect(await textsOf(store)).toEqual(captions.map((_, at) => `caption ${at}`));
    expect(notices).toMatchObject([{ code: said }]);
    expect([feed.unsaved, unsaved]).toEqual([[], []]);
  });
});

describe('check', () => {
  it('finds nothing in a sound database, and holds nobody up', async () => {
    const { store, notices, path } = await open();
    const checked = store.check();
    await store.append('s', numbered([final('b', 1000, 'meanwhile')], 3));
    await checked;
    expect(await textsOf(store)).toEqual(['before', 'meanwhile']);
    expect([notices, keptAside(path)]).toEqual([[], []]);
  });

  it('keeps a database aside that was damaged before this run, which opening it does not notice', async () => {
    const { store, path } = await open();
    await store.close();
    damageEnd(path);
    const { store: again, notices } = await openTestStore(path, worker.path, 'unread');
    await again.closeOrphans();
    expect(notices).toEqual([]);
    await again.check();
    expect(notices).toMatchObject([{ code: 'store-salvaged' }]);
    expect((await again.list(10)).map(({ opening }) => opening)).toEqual(['before', 'of an earlier show']);
    await again.append('n', numbered([started('n')]));
  });

  it('is refused once the store is closed', async () => {
    const { store } = await open();
    await store.close();
    await expectJamakError(() => store.check(), 'store-failed');
  });
});

/** Damages the last page alone: nothing that is needed to open the database. */
function damageEnd(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0x5a, bytes.length - 4096));
}
