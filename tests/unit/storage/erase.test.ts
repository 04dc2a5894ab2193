import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { keepAside } from '../../../src/main/storage/keep-aside';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from './expect-jamak-error';
import { digest, ended, final, notes, numbered, report, started, STARTED_AT, translated } from './sessions';

const SESSIONS = ['first', 'second', 'third'];

function open(folder = temporaryFolder()) {
  const path = join(folder, 'jamak.db');
  return { folder, path, store: new SessionRepository(openDatabase(path), path) };
}

/** A word that stands in everything that is kept of the session, and nowhere else. */
const secretOf = (id: string): string => `<<words-of-${id}>>`;

/** Fills sessions side by side and over again, so that SQLite moves their rows from page to page. */
function fill(store: SessionRepository, ids: readonly string[] = SESSIONS): void {
  for (const id of ids) store.append(id, numbered([started(id)]));
  for (let at = 0; at < 60; at++) {
    for (const id of ids) {
      const text = `${secretOf(id)} ${'and so on '.repeat((at * 7) % 40)}`;
      const about = { ...digest(`d${at}`, at), summary: [{ text, captionIds: [`c${at}`] }] };
      store.append(
        id,
        numbered(
          [
            final(`c${(at * 31) % 50}`, at * 1000, text),
            translated(`c${(at * 31) % 50}`, text),
            { type: 'digest-updated', digest: about },
          ],
          2 + at * 3,
        ),
      );
      store.saveNotes(id, at % 9, { ...notes(at * 1000), keywords: [text.repeat(1 + (at % 5))] });
    }
  }
  for (const id of ids) {
    store.append(id, numbered([ended(60_000)], 500));
    store.saveReport(id, { ...report(secretOf(id)), keywords: [secretOf(id)] });
  }
}

/** The files of the folder in which something of the session can be read. */
function filesWith(folder: string, id: string): string[] {
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return bytes.includes(secretOf(id)) || bytes.includes(`"${id}"`);
  });
}

function secrets(store: SessionRepository): string[] {
  return store.list(10).map(({ opening }) => opening.split(' ')[0] ?? '');
}

describe('delete', () => {
  it('leaves no word of the session in the files, and all of the others', () => {
    const { store, folder } = open();
    fill(store);
    const other = store.load('third');
    expect(filesWith(folder, 'second')).not.toEqual([]);
    store.delete('second');
    expect(filesWith(folder, 'second')).toEqual([]);
    expect(store.load('third')).toEqual(other);
    expect(store.list(10)).toHaveLength(2);
    store.delete('first');
    expect(filesWith(folder, 'first')).toEqual([]);
    expect(store.load('third')).toEqual(other);
  });

  it('does so in a database that an older Jamak wrote, which overwrote nothing', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jamak.db');
    const database = openDatabase(path);
    database.exec('PRAGMA secure_delete = OFF');
    fill(new SessionRepository(database, path));
    database.close();
    const { store } = open(folder);
    store.delete('second');
    expect(filesWith(folder, 'second')).toEqual([]);
  });

  it('takes it out of databases that were kept aside, and leaves the rest of them', () => {
    const { store, folder, path } = open();
    fill(store);
    store.close();
    const kept = keepAside(path, STARTED_AT);
    const { store: fresh } = open(folder);
    fill(fresh, ['second']);
    fresh.delete('second');
    expect(filesWith(folder, 'second')).toEqual([]);
    const old = new SessionRepository(new Database(kept), kept);
    expect(old.list(10).map(({ id }) => id)).toEqual(['third', 'first']);
  });

  it('deletes what was kept aside where it holds the session and is too broken to take it out', () => {
    const { folder, store } = open();
    fill(store, ['second']);
    const [broken, other] = ['jamak.broken-1.db', 'jamak.broken-2.db'];
    writeFileSync(join(folder, broken), `rubbish second ${secretOf('second')}`);
    writeFileSync(join(folder, `${broken}-wal`), 'its log');
    writeFileSync(join(folder, other), 'rubbish of other shows');
    store.delete('second');
    expect(readdirSync(folder).filter((name) => name.includes('broken'))).toEqual([other]);
  });

  it('leaves in nothing that was kept aside what another session took back before', () => {
    const { store, folder } = open();
    fill(store, ['first', 'second']);
    const kept = join(folder, 'jamak.broken-1.db');
    writeFileSync(kept, `rubbish first ${secretOf('first')}`);
    store.appendLate('first', [
      { type: 'caption-taken-back', captionId: 'c0', laneId: 'mic', startMs: 0, endMs: 900 },
    ]);
    store.delete('second');
    expect(existsSync(kept)).toBe(false);
  });
});

describe('a copy that can’t be touched right now', () => {
  /** A folder in its place can neither be read nor deleted as a file. */
  function hold(path: string) {
    mkdirSync(path);
    return (content: string): void => {
      rmdirSync(path);
      writeFileSync(path, content);
    };
  }

  function tidied(folder: string): SessionRepository {
    const { store } = open(folder);
    while (store.tidy());
    return store;
  }

  it.each([
    ['one session', (store: SessionRepository) => store.delete('second')],
    ['a report', (store: SessionRepository) => store.deleteReport('second', STARTED_AT + 60_000)],
    ['all', (store: SessionRepository) => store.deleteAll()],
  ])('loses what was deleted at the next start, and all others at once: %s', (_what, remove) => {
    const { store, folder } = open();
    fill(store);
    const [held, free] = [join(folder, 'jamak.broken-1.db'), join(folder, 'jamak.broken-2.db')];
    const giveBack = hold(held);
    writeFileSync(free, `rubbish second ${secretOf('second')}`);
    remove(store);
    expect(existsSync(free)).toBe(false);
    store.close();
    giveBack(`rubbish second ${secretOf('second')}`);
    tidied(folder).close();
    expect(existsSync(held)).toBe(false);
    // Once only.
    writeFileSync(held, `rubbish second ${secretOf('second')}`);
    tidied(folder);
    expect(existsSync(held)).toBe(true);
  });
});

describe('deleteAll', () => {
  it('leaves no word of any session in any file, but for the one that is running', () => {
    const { store, folder } = open();
    fill(store);
    store.append('live', numbered([started('live'), final('a', 0, secretOf('live'))]));
    const kept = join(folder, 'jamak.broken-1.db');
    writeFileSync(kept, `rubbish ${secretOf('first')}`);
    store.deleteAll();
    for (const id of SESSIONS) expect({ id, files: filesWith(folder, id) }).toEqual({ id, files: [] });
    expect(existsSync(kept)).toBe(false);
    expect(secrets(store)).toEqual([secretOf('live')]);
    store.append('live', numbered([final('b', 1000, 'goes on'), ended(2000)], 3));
    expect(store.load('live')?.captions).toHaveLength(2);
    store.close();
    expect(secrets(open(folder).store)).toEqual([secretOf('live')]);
  });

  it('gives the space back to the disk', () => {
    const { store, path } = open();
    store.deleteAll();
    const empty = readFileSync(path).length;
    fill(store);
    store.deleteAll();
    expect(readFileSync(path).length).toBe(empty);
  });

  it('is no error where there is nothing', async () => {
    const { store } = open();
    store.deleteAll();
    expect(store.list(10)).toEqual([]);
    await expectJamakError(() => store.append('first', numbered([final('a', 0, 'x')])), 'session-missing');
  });
});
