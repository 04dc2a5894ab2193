import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { checkDatabase, migrate, openDatabase, openReader } from '../../../../src/main/storage/database';
import { PassageIndex } from '../../../../src/main/storage/history/passage-index';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { digest, ended, final, marked, numbered, report, started, STARTED_AT, translated } from '../sessions';
import { checkIndex, filesWith, openStore, search, texts, tidyAll } from './stores';

/** A database of version 5 with sessions in it, as an app of that time left it. */
function versionFive(sessions: number, captions: number) {
  const path = join(temporaryFolder(), 'jamak.db');
  const old = new Database(path);
  migrate(old, 5);
  old.exec('BEGIN');
  for (let at = 0; at < sessions; at++) {
    const id = `s${at}`;
    // Two begin in the same second.
    const startedAt = STARTED_AT + Math.floor(at / 2) * 1000;
    old
      .prepare('INSERT INTO sessions (id, started_at, ended_at, duration_ms, lanes) VALUES (?, ?, ?, 1, ?)')
      .run(id, startedAt, startedAt + 1, '[]');
    const mark = JSON.stringify(marked('m', 1));
    if (at === 0) old.prepare('INSERT INTO events VALUES (?, 1, ?)').run(id, mark);
    const insert = old.prepare(
      'INSERT INTO captions (session_id, id, seq, lane_id, start_ms, end_ms, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    for (let n = 0; n < captions; n++)
      insert.run(id, `c${n}`, n, 'mic', n, n + 1, `words number ${n} of ${id}`);
    old.prepare('INSERT INTO digests VALUES (?, 1000, ?)').run(id, JSON.stringify(digest('d', 5)));
    old.prepare('INSERT INTO reports VALUES (?, 1, ?)').run(id, JSON.stringify(report('Kept report')));
  }
  old.exec('COMMIT');
  old.close();
  return path;
}

describe('a database of before there was an index', () => {
  it('is indexed bit by bit, the newest session first, and says how much is left', () => {
    const path = versionFive(5, 450);
    const store = new SessionRepository(openDatabase(path), path);
    expect(store.history.historyFacets().unindexed).toBe(5);
    expect(texts(store, 'words')).toEqual([]);
    while (store.history.historyFacets().unindexed > 4) expect(store.tidy()).toBe(true);
    expect(new Set(search(store, 'number', {}, 100).map(({ sessionId }) => sessionId))).toEqual(
      new Set(['s4']),
    );
    tidyAll(store);
    expect(store.history.historyFacets().unindexed).toBe(0);
    expect(search(store, 'number', {}, 100)).toHaveLength(5 * 450);
    expect(search(store, '"kept report"')).toHaveLength(5);
    expect(search(store, 'it begins')).toHaveLength(5);
    expect(search(store, 'number', { marked: true }, 100)).toHaveLength(450);
    expect(store.tidy()).toBe(false);
    store.close();
  });

  it('takes changes meanwhile, and goes on after it was closed', () => {
    const path = versionFive(2, 450);
    const store = new SessionRepository(openDatabase(path), path);
    store.tidy();
    store.appendLate('s0', [final('late', 9000, 'came later')]);
    store.delete('s1');
    expect(texts(store, 'later')).toEqual(['came later']);
    store.close();
    const database = openDatabase(path);
    const next = new SessionRepository(database, path);
    tidyAll(next);
    expect(search(next, 'number', {}, 100)).toHaveLength(450);
    expect(texts(next, 'later')).toEqual(['came later']);
    checkIndex(database);
    next.close();
  });
});

describe('what is deleted', () => {
  const SECRET = 'xylophon';

  function withSecret() {
    const opened = openStore();
    const { store } = opened;
    for (const id of ['keep', 'drop']) {
      store.append(
        id,
        numbered([started(id, STARTED_AT), final('a', 0, 'open words'), final('b', 1000, 'more of them')]),
      );
    }
    store.append(
      'drop',
      numbered([final('c', 2000, `a ${SECRET} here`), translated('c', `${SECRET} there`)], 10),
    );
    store.append(
      'drop',
      numbered([{ type: 'digest-updated', digest: { ...digest('d', 9000), keywords: [SECRET] } }], 20),
    );
    return opened;
  }

  /** Whether the letters stand in the index, be it as something that is not there any more. */
  function traces({ database }: ReturnType<typeof openStore>, letters: string): boolean {
    const find = database.prepare('SELECT 1 FROM passages_data WHERE instr(block, CAST(? AS BLOB)) > 0');
    return find.all(letters).length > 0;
  }

  it('leaves the index at once when it is taken back, and each of its traces', () => {
    const opened = withSecret();
    const { store, folder } = opened;
    expect(traces(opened, 'xyl')).toBe(true);
    const takenBack = {
      type: 'caption-taken-back',
      captionId: 'c',
      laneId: 'mic',
      startMs: 2000,
      endMs: 3000,
    } as const;
    store.append('drop', numbered([takenBack], 40));
    expect(traces(opened, 'xyl')).toBe(false);
    expect(filesWith(folder, SECRET)).toEqual([]);
    expect(texts(store, SECRET)).toEqual([]);
    expect(texts(store, 'open words')).toHaveLength(2);
    checkIndex(opened.database);
  });

  it('leaves it when it is corrected', () => {
    const opened = withSecret();
    opened.store.append(
      'drop',
      numbered([{ type: 'caption-edited', captionId: 'c', text: 'a piano', editor: 'e' }], 40),
    );
    expect(texts(opened.store, SECRET).filter((text) => text.includes('here'))).toEqual([]);
    expect(texts(opened.store, 'piano')).toEqual(['a piano']);
    checkIndex(opened.database);
  });

  it('leaves it with its session, whose words are in no file then', () => {
    const opened = withSecret();
    const { store, folder } = opened;
    store.append('drop', numbered([ended(9000)], 50));
    store.delete('drop');
    expect(traces(opened, 'xyl')).toBe(false);
    expect(texts(store, 'open words')).toEqual(['open words']);
    expect(filesWith(folder, SECRET)).toEqual([]);
    expect(filesWith(folder, '"drop"')).toEqual([]);
    checkIndex(opened.database);
  });

  it('leaves nothing when all is deleted but the running session, which can be found again', () => {
    const opened = withSecret();
    const { store } = opened;
    store.append('drop', numbered([ended(9000)], 50));
    store.deleteAll();
    tidyAll(store);
    expect(traces(opened, 'xyl')).toBe(false);
    expect(texts(store, 'open')).toEqual(['open words']);
    expect(store.history.historyFacets()).toMatchObject({ sessions: 1, unindexed: 0 });
    checkIndex(opened.database);
  });

  it('is purged bit by bit as well as at once', () => {
    const opened = openStore();
    const { database } = opened;
    const index = new PassageIndex(database);
    for (let n = 0; n < 30; n++) {
      const words = [0, 1, 2, 3].map((at) => final(`c${at}`, at, `${n === 3 ? SECRET : 'plain'} ${n} words`));
      opened.store.append(`s${n}`, numbered([started(`s${n}`, STARTED_AT + n * 5000), ...words]));
    }
    index.inBulk(() => database.exec(`DELETE FROM captions WHERE session_id = 's3'`));
    while (index.purge());
    expect(traces(opened, 'xyl')).toBe(false);
    expect(texts(opened.store, 'plain', {}, 100)).toHaveLength(29 * 4);
    checkIndex(database);
  });
});

describe('a damaged index', () => {
  it('loses no caption, and is made anew', () => {
    const { store, database, path } = openStore();
    store.append('s', numbered([started('s'), final('a', 0, 'first words')]));
    database.exec(`DELETE FROM passages_data WHERE id > 10`);
    const next = new SessionRepository(database, path);
    next.append('s', numbered([{ type: 'caption-edited', captionId: 'a', text: 'edited', editor: 'e' }], 30));
    next.append('s', numbered([final('b', 1000, 'second words')], 40));
    tidyAll(next);
    expect(next.load('s')?.captions.map(({ text }) => text)).toEqual(['edited', 'second words']);
    expect(texts(next, 'edited')).toEqual(['edited']);
    checkIndex(database);
  });

  it('is none: a sound database passes its check, for readers too', () => {
    const { store, path, database } = openStore();
    store.append('s', numbered([started('s'), final('a', 0, 'first words')]));
    expect(() => checkDatabase(database)).not.toThrow();
    const reader = openReader(path);
    expect(() => checkDatabase(reader)).not.toThrow();
    reader.close();
    const { length } = readFileSync(path);
    expect(length).toBeGreaterThan(0);
  });
});
