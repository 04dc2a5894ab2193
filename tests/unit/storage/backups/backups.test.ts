import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BackupKeeper } from '../../../../src/main/storage/backups/backup-keeper';
import { copyWithLog } from '../../../../src/main/storage/backups/copy-database';
import { isBackupDue } from '../../../../src/main/storage/backups/due';
import { backupNames, backupPath, unfinishedPath } from '../../../../src/main/storage/backups/names';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { ended, final, numbered, started, STARTED_AT } from '../sessions';

const HOUR = 3600 * 1000;

function open() {
  const path = join(temporaryFolder(), 'jamak.db');
  const store = new SessionRepository(openDatabase(path), path);
  let now = STARTED_AT;
  const whole: string[] = [];
  const keeper = new BackupKeeper({
    path,
    flush: () => Promise.resolve(store.flush()),
    isWhole: (file) => {
      whole.push(file);
      return Promise.resolve(!readFileSync(file, 'latin1').includes('DAMAGED'));
    },
    replace: () => Promise.resolve(),
    now: () => now,
  });
  return { path, store, keeper, whole, later: (ms: number) => (now += ms) };
}

function say(store: SessionRepository, id: string, text: string): void {
  store.append(id, numbered([started(id), final('a', 0, text), ended(2000)]));
}

function idsIn(path: string): string[] {
  return new SessionRepository(openDatabase(path), path)
    .list(10)
    .map(({ id }) => id)
    .toSorted();
}

const filesWith = (path: string, text: string): string[] =>
  readdirSync(dirname(path)).filter((name) => readFileSync(join(dirname(path), name)).includes(text));

describe('BackupKeeper', () => {
  it('copies what was saved, also what was in the log alone', async () => {
    const { path, store, keeper } = open();
    say(store, 'first', 'words');
    const { id, madeAt, bytes } = await keeper.make();
    say(store, 'second', 'more words');
    expect({ id, madeAt }).toEqual({ id: '2026-11-22T09-30-00-000Z', madeAt: STARTED_AT });
    expect(bytes).toBeGreaterThan(4096);
    expect(idsIn(backupPath(path, STARTED_AT))).toEqual(['first']);
    if (process.platform !== 'win32') expect(statSync(backupPath(path, STARTED_AT)).mode & 0o077).toBe(0);
  });

  it('keeps the newest three', async () => {
    const { keeper, store, later } = open();
    say(store, 's', 'words');
    const made: string[] = [];
    for (let at = 0; at < 5; at++) {
      made.push((await keeper.make()).id);
      later(HOUR);
    }
    expect((await keeper.list()).map(({ id }) => id)).toEqual(made.slice(-3).toReversed());
  });

  it('makes one a day', async () => {
    const { path, keeper, store, later } = open();
    say(store, 's', 'words');
    expect(await keeper.makeIfDue()).toBe(true);
    // The file system's clock is the real one.
    utimesSync(backupPath(path, STARTED_AT), STARTED_AT / 1000, STARTED_AT / 1000);
    later(23 * HOUR);
    expect(await keeper.makeIfDue()).toBe(false);
    later(HOUR);
    expect(await keeper.makeIfDue()).toBe(true);
    expect(await keeper.list()).toHaveLength(2);
  });

  it('gives up one that something was deleted from while it was made, and makes another', async () => {
    const { path, store, keeper, whole } = open();
    say(store, 'kept', 'words');
    say(store, 'gone', 'SECRET');
    const making = keeper.make();
    // As soon as it is copied, and before it has its name.
    const wait = async (): Promise<void> => {
      while (whole.length === 0) await new Promise((resolve) => setImmediate(resolve));
    };
    await wait();
    store.delete('gone');
    await making;
    expect(filesWith(path, 'SECRET')).toEqual([]);
    expect(await keeper.list()).toHaveLength(1);
  });

  it('leaves nothing of one that is damaged', async () => {
    const { path, store, keeper } = open();
    say(store, 's', 'DAMAGED');
    await expect(keeper.make()).rejects.toMatchObject({ code: 'backup-failed', retryable: true });
    expect(readdirSync(dirname(path)).filter((name) => name.includes('back'))).toEqual([]);
  });

  it('lends a copy and takes it away again, whatever becomes of it', async () => {
    const { path, store, keeper } = open();
    say(store, 's', 'words');
    expect(await keeper.withCopy((copy) => Promise.resolve(idsIn(copy)))).toEqual(['s']);
    await expect(keeper.withCopy(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(readdirSync(dirname(path)).filter((name) => name.includes('back'))).toEqual([]);
  });

  it('restores none that is gone or damaged, and backs up before it restores', async () => {
    const { path, store, keeper, later } = open();
    say(store, 's', 'words');
    const { id } = await keeper.make();
    later(HOUR);
    await expect(keeper.restore('2020-01-01T00-00-00-000Z')).rejects.toMatchObject({
      code: 'backup-missing',
    });
    expect(await keeper.restore(id)).toMatchObject({ id });
    expect(await keeper.list()).toHaveLength(2);
    writeFileSync(backupPath(path, STARTED_AT), 'DAMAGED');
    await expect(keeper.restore(id)).rejects.toMatchObject({ code: 'backup-missing' });
  });
});

describe('a copy of a database that nobody has open', () => {
  it('has what is in its log alone, and nothing of another log', async () => {
    const { path, store } = open();
    say(store, 'logged', 'words');
    const [kept, copy] = [`${path}.kept`, `${path}.copy`];
    // As it is kept before a migration.
    for (const end of ['', '-wal']) writeFileSync(kept + end, readFileSync(path + end));
    expect(readFileSync(kept).includes('words')).toBe(false);
    writeFileSync(`${copy}-shm`, 'of one that was given up');
    await copyWithLog(kept, copy);
    expect(idsIn(copy)).toEqual(['logged']);
    rmSync(`${kept}-wal`);
    await copyWithLog(kept, copy);
    expect(existsSync(`${copy}-wal`)).toBe(false);
  });
});

describe('what was deleted', () => {
  it('leaves backups too, and all others stay in them', async () => {
    const { path, store, keeper, later } = open();
    say(store, 'kept', 'words');
    say(store, 'gone', 'SECRET');
    await keeper.make();
    later(HOUR);
    await keeper.make();
    expect(filesWith(path, 'SECRET').length).toBeGreaterThan(2);
    store.delete('gone');
    expect(filesWith(path, 'SECRET')).toEqual([]);
    for (const backup of backupNames(path)) expect(idsIn(backup.path)).toEqual(['kept']);
  });

  it('is in no backup after everything was deleted', async () => {
    const { path, store, keeper } = open();
    say(store, 'gone', 'SECRET');
    await keeper.make();
    store.deleteAll();
    expect(await keeper.list()).toEqual([]);
    expect(filesWith(path, 'SECRET')).toEqual([]);
  });

  it('leaves them as well where it was taken back', async () => {
    const { path, store, keeper } = open();
    say(store, 'other', 'words');
    say(store, 's', 'SECRET');
    await keeper.make();
    store.appendLate('s', [
      { type: 'caption-taken-back', captionId: 'a', laneId: 'mic', startMs: 0, endMs: 900 },
    ]);
    store.tidy();
    expect(filesWith(path, 'SECRET')).toEqual([]);
    for (const backup of backupNames(path)) expect(idsIn(backup.path)).toEqual(['other']);
  });

  it('is in none that was being made', () => {
    const { path, store } = open();
    say(store, 'gone', 'SECRET');
    writeFileSync(unfinishedPath(path), 'SECRET');
    store.delete('gone');
    expect(filesWith(path, 'SECRET')).toEqual([]);
  });
});

describe('isBackupDue', () => {
  const made = (madeAt: number, changedAt = madeAt) => ({ madeAt, changedAt });

  it.each([
    [null, 0, true],
    [made(0), 23 * HOUR, false],
    [made(0), 24 * HOUR, true],
    // A clock that was put back.
    [made(48 * HOUR), 0, true],
    // Something was taken out of it.
    [made(0, 0.4 * HOUR), 0.5 * HOUR, false],
    [made(0, 0.4 * HOUR), HOUR, true],
    // It was still being written.
    [made(0, 5000), 2 * HOUR, false],
  ])('of %j at %d ms: %s', (newest, now, due) => {
    expect(isBackupDue(newest, now)).toBe(due);
  });

  it('is told by the file itself when something was taken out', async () => {
    const { path, store, keeper, later } = open();
    say(store, 's', 'words');
    await keeper.make();
    later(2 * HOUR);
    utimesSync(backupPath(path, STARTED_AT), STARTED_AT / 1000, STARTED_AT / 1000);
    expect(await keeper.makeIfDue()).toBe(false);
    utimesSync(backupPath(path, STARTED_AT), STARTED_AT / 1000 + 600, STARTED_AT / 1000 + 600);
    expect(await keeper.makeIfDue()).toBe(true);
  });
});
