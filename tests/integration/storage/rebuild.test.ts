import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { BackupKeeper } from '../../../src/main/storage/backups/backup-keeper';
import { backupNames } from '../../../src/main/storage/backups/names';
import type { Store } from '../../../src/main/storage/client';
import { migrate } from '../../../src/main/storage/database';
import { takeInbox } from '../../../src/main/storage/inbox/take-inbox';
import { openInboxFile } from '../../../src/main/storage/inbox/inbox-file';
import { openReadingStore } from '../../../src/main/storage/reading/reading-store';
import { temporaryFolder } from '../../unit/scripts/temporary-folder';
import { ended, final, numbered, report, started, STARTED_AT } from '../../unit/storage/sessions';
import { openTestStore, storeWorker } from './test-store';

const worker = storeWorker();

function keeperOf(path: string, store: Store): BackupKeeper {
  return new BackupKeeper({
    path,
    flush: () => store.flush(),
    isWhole: (file) => store.isWhole(file),
    replace: (from) => store.replace(from),
    now: () => STARTED_AT,
  });
}

async function say(store: Store, id: string, text: string): Promise<void> {
  await store.append(id, numbered([started(id), final('a', 0, text), ended(2000)]));
}

async function idsOf(store: Store): Promise<string[]> {
  return (await store.list(100)).map(({ id }) => id).toSorted();
}

/** Writes rubbish over the middle of the file, as a failing disk does. */
function damage(path: string, from = 4096): void {
  writeFileSync(path, readFileSync(path).fill(0x5a, from));
}

describe('a damaged database', () => {
  it('is put together again from its backup', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store } = await openTestStore(path, worker.path);
    await say(store, 'old', 'words');
    await store.saveReport('old', report('Title'));
    const before = await store.load('old');
    await keeperOf(path, store).make();
    await store.close();
    damage(path, 100);
    const { store: again, notices } = await openTestStore(path, worker.path);
    expect(await again.load('old')).toEqual(before);
    expect(notices).toMatchObject([
      { level: 'warning', code: 'store-rebuilt', params: { path: expect.any(String) } },
    ]);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.broken-'))).not.toEqual([]);
    await say(again, 'new', 'goes on');
    expect(await idsOf(again)).toEqual(['new', 'old']);
  });

  it('gives what can be read of it where there is no backup', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store } = await openTestStore(path, worker.path);
    for (let at = 0; at < 40; at++) {
      await say(store, `s${String(at).padStart(2, '0')}`, `${at} `.repeat(1500));
    }
    await store.close();
    damage(path, readFileSync(path).length - 4 * 4096);
    const { store: again, notices } = await openTestStore(path, worker.path, 'unread');
    await again.check();
    expect(notices).toMatchObject([{ code: 'store-salvaged' }]);
    const ids = await idsOf(again);
    expect(ids.length).toBeGreaterThan(3);
    expect((await again.load(ids[0] ?? ''))?.captions).toHaveLength(1);
  });

  it('is passed over where the backup is damaged as well, for an older one', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store } = await openTestStore(path, worker.path);
    await say(store, 'old', 'words');
    await keeperOf(path, store).make();
    await store.close();
    const [backup] = backupNames(path);
    const newer = join(dirname(path), 'jamak.backup-2026-12-01T00-00-00-000Z.db');
    writeFileSync(newer, readFileSync(backup?.path ?? ''));
    damage(newer);
    damage(path, 100);
    const { store: again, notices } = await openTestStore(path, worker.path);
    expect(await idsOf(again)).toEqual(['old']);
    expect(notices).toMatchObject([{ code: 'store-rebuilt' }]);
  });
});

describe('a database of an older Jamak', () => {
  it('is kept as it was before it is brought to the newest shape', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const old = new Database(path);
    migrate(old, 4);
    old.exec(`INSERT INTO sessions VALUES ('s', ${STARTED_AT}, ${STARTED_AT}, 0, '[]', NULL)`);
    old.close();
    expect(await openReadingStore({ path, workerPath: worker.path })).toBeNull();
    const { store, notices } = await openTestStore(path, worker.path);
    expect(notices).toEqual([]);
    const [kept] = backupNames(path);
    const backup = new Database(kept?.path ?? '');
    expect(backup.prepare('PRAGMA user_version').pluck().all()).toEqual([4]);
    expect(backup.prepare('SELECT id FROM sessions').pluck().all()).toEqual(['s']);
    backup.close();
    await store.close();
    await openTestStore(path, worker.path);
    expect(backupNames(path)).toHaveLength(1);
  });
});

describe('restore', () => {
  it('brings back what was, and keeps what there was until then', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store, notices } = await openTestStore(path, worker.path);
    await say(store, 'old', 'words');
    let now = STARTED_AT;
    const keeper = new BackupKeeper({
      path,
      flush: () => store.flush(),
      isWhole: (file) => store.isWhole(file),
      replace: (from) => store.replace(from),
      now: () => now,
    });
    const { id } = await keeper.make();
    now += 1000;
    await say(store, 'new', 'more words');
    expect(await idsOf(store)).toEqual(['new', 'old']);
    await keeper.restore(id);
    expect(await idsOf(store)).toEqual(['old']);
    const [newest] = await keeper.list();
    await keeper.restore(newest?.id ?? '');
    expect(await idsOf(store)).toEqual(['new', 'old']);
    await say(store, 'third', 'goes on');
    expect(notices).toEqual([]);
  });

  it('brings back what only the log of a backup holds, as of one from before a migration', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store } = await openTestStore(path, worker.path);
    await say(store, 'new', 'words');
    const other = join(temporaryFolder(), 'other.db');
    const old = new Database(other);
    old.exec('PRAGMA journal_mode = WAL');
    migrate(old, 4);
    old.exec(`INSERT INTO sessions VALUES ('old', ${STARTED_AT}, ${STARTED_AT}, 0, '[]', NULL)`);
    old.exec(`INSERT INTO captions VALUES ('old', 'a', 2, 'mic', 0, 900, 'old words', NULL)`);
    const backup = join(dirname(path), 'jamak.backup-2026-11-21T00-00-00-000Z.db');
    for (const end of ['', '-wal']) copyFileSync(other + end, backup + end);
    old.close();
    await keeperOf(path, store).restore('2026-11-21T00-00-00-000Z');
    expect(await idsOf(store)).toEqual(['old']);
  });

  it('leaves what there is where the backup turns out to be broken', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jamak.db');
    const { store } = await openTestStore(path, worker.path);
    await say(store, 'mine', 'words');
    const broken = join(folder, 'broken');
    writeFileSync(broken, 'This is a shopping list. '.repeat(400));
    await expect(store.replace(broken)).rejects.toMatchObject({ code: 'store-failed' });
    await expect(store.replace(join(folder, 'missing'))).rejects.toMatchObject({ code: 'store-failed' });
    expect(await idsOf(store)).toEqual(['mine']);
    expect(readdirSync(folder).filter((name) => name.includes('backing-up'))).toEqual([]);
  });

  it('may begin with nothing', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store } = await openTestStore(path, worker.path);
    await say(store, 'old', 'words');
    const replaced = store.replace(null);
    // Asked meanwhile: it waits for what comes.
    const asked = say(store, 'new', 'words');
    await replaced;
    await asked;
    expect(await idsOf(store)).toEqual(['new']);
  });
});

describe('reading beside a writer', () => {
  it('sees what was saved, and finds nothing where there is nothing', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const nobody = await openReadingStore({ path, workerPath: worker.path });
    expect(await nobody?.list(10)).toEqual([]);
    expect(await nobody?.search('words', 10)).toEqual([]);
    const { store, notices } = await openTestStore(path, worker.path);
    await say(store, 's', 'words');
    const reading = await openReadingStore({ path, workerPath: worker.path });
    expect((await reading?.list(10))?.map(({ id }) => id)).toEqual(['s']);
    await say(store, 'later', 'words');
    expect((await reading?.load('later'))?.captions).toHaveLength(1);
    expect((await reading?.search('words', 10))?.map(({ id }) => id)).toEqual(['s', 'later']);
    expect((await reading?.search('wo', 10))?.map(({ id }) => id)).toEqual(['s', 'later']);
    await reading?.close();
    await say(store, 'last', 'words');
    expect(notices).toEqual([]);
  });
});

describe('the inbox', () => {
  it('takes a session in that another process wrote, once it is whole or its process has gone', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'inbox');
    const { store } = await openTestStore(join(root, 'jamak.db'), worker.path);
    const events = numbered([started('s'), final('a', 0, 'words'), ended(2000)]);
    const file = await openInboxFile(folder, 's');
    for (const event of events.slice(0, 2)) file.add(event);
    expect(await takeInbox({ folder, store })).toBe(0);
    for (const event of events.slice(2)) file.add(event);
    await file.close();
    expect(await takeInbox({ folder, store })).toBe(1);
    expect(await store.load('s')).toMatchObject({ captions: [{ text: 'words' }], durationMs: 2000 });
    expect(readdirSync(folder)).toEqual([]);

    const crashed = await openInboxFile(folder, 'crashed');
    for (const event of numbered([started('crashed'), final('a', 0, 'said')])) crashed.add(event);
    await new Promise((resolve) => setImmediate(resolve));
    await crashed.close();
    writeFileSync(
      join(folder, 'torn.77.part'),
      `${JSON.stringify(numbered([started('torn')])[0])}\n{"seq":2,"happ`,
    );
    writeFileSync(join(folder, 'liar.jsonl'), JSON.stringify(numbered([started('other')])[0]));
    writeFileSync(join(folder, 'notes.txt'), 'none of ours');
    expect(await takeInbox({ folder, store, runs: () => false })).toBe(2);
    expect(readdirSync(folder)).toEqual(['notes.txt']);
    expect(await store.closeOrphans()).toBe(1);
  });
});
