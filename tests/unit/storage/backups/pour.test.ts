import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { digest, ended, final, gap, notes, numbered, report, started, translated } from '../sessions';

function open(path = join(temporaryFolder(), 'jamak.db')) {
  return { path, store: new SessionRepository(openDatabase(path), path) };
}

function fill(store: SessionRepository, id: string, captions = 3): void {
  const said = Array.from({ length: captions }, (_, at) => final(`c${at}`, at * 1000, `${id} says ${at}`));
  store.append(
    id,
    numbered([
      started(id),
      ...said,
      gap(50_000),
      translated('c0', '하나'),
      { type: 'digest-updated', digest: digest('d', 1000) },
      ended(60_000),
    ]),
  );
  store.saveNotes(id, 0, notes(0));
  store.saveReport(id, report(`Report of ${id}`));
}

/** A file of another database with these sessions. */
function other(...ids: string[]): { path: string; records: unknown[] } {
  const { path, store } = open();
  for (const id of ids) fill(store, id);
  const records = ids.map((id) => store.load(id));
  store.close();
  return { path, records };
}

describe('takeIn', () => {
  it('brings whole sessions, as they were', () => {
    const { path, records } = other('one', 'two');
    const { store } = open();
    expect(store.takeIn(path)).toEqual({ sessions: 2, captions: 6 });
    expect(['one', 'two'].map((id) => store.load(id))).toEqual(records);
  });

  it('leaves sessions that are there as they are, also what was taken back of them', () => {
    const { path } = other('mine', 'new');
    const { store } = open();
    fill(store, 'mine', 2);
    store.appendLate('mine', [
      { type: 'caption-taken-back', captionId: 'c0', laneId: 'mic', startMs: 0, endMs: 900 },
    ]);
    const mine = store.load('mine');
    expect(store.takeIn(path)).toMatchObject({ sessions: 1 });
    expect(store.load('mine')).toEqual(mine);
    expect(store.takeIn(path)).toEqual({ sessions: 0, captions: 0 });
  });

  it('is refused where there is no database', () => {
    const path = join(temporaryFolder(), 'list.db');
    writeFileSync(path, 'This is a shopping list. '.repeat(400));
    const { store } = open();
    expect(() => store.takeIn(path)).toThrow(expect.objectContaining({ code: 'data-unreadable' }));
    fill(store, 's');
    expect(store.load('s')).not.toBeNull();
  });

  it('takes nothing from views, triggers and rows that are none of ours', () => {
    const path = join(temporaryFolder(), 'hostile.db');
    const hostile = new Database(path);
    hostile.exec(`
      CREATE TABLE events (session_id TEXT, seq INTEGER, json TEXT);
      CREATE TABLE reports (session_id TEXT, made_at REAL, json TEXT);
      CREATE VIEW sessions AS SELECT 'evil' AS id, 0 AS started_at, '[]' AS lanes;
      CREATE TABLE "session_tags; DROP TABLE events" (session_id TEXT);
    `);
    const insert = hostile.prepare('INSERT INTO events VALUES (?, ?, ?)');
    const beginning = numbered([started('good')])[0]?.happening;
    insert.run('good', 1, JSON.stringify(beginning));
    insert.run('good', 2, JSON.stringify(final('c', 0, 'welcome')));
    insert.run('good', 3, '{"type":"caption-final"}');
    insert.run('good', 4, 'no JSON');
    insert.run('../../etc', 1, JSON.stringify(beginning));
    insert.run('liar', 1, JSON.stringify(beginning));
    insert.run('orphan', 1, JSON.stringify(final('c', 0, 'nobody')));
    hostile.prepare('INSERT INTO reports VALUES (?, ?, ?)').run('good', 'x', '{"not":"a report"}');
    hostile.prepare('INSERT INTO reports VALUES (?, ?, ?)').run('nobody', 1, '{}');
    hostile.close();
    const { store } = open();
    expect(store.takeIn(path)).toEqual({ sessions: 1, captions: 1 });
    expect(store.list(10).map(({ id }) => id)).toEqual(['good']);
    expect(store.load('good')?.captions.map(({ text }) => text)).toEqual(['welcome']);
  });

  it('refuses a session that can’t be read back, and takes the others', () => {
    const { path } = other('good', 'bad');
    const harmed = new Database(path);
    harmed.prepare('UPDATE reports SET json = ? WHERE session_id = ?').run('{"title":1}', 'bad');
    harmed.close();
    const { store } = open();
    expect(store.takeIn(path)).toMatchObject({ sessions: 1 });
    expect(store.list(10).map(({ id }) => id)).toEqual(['good']);
  });
});

describe('salvage', () => {
  it('adds to a backup what was said after it', () => {
    const { path, store } = open();
    store.append('s', numbered([started('s'), final('a', 0, 'before')]));
    store.flush();
    const backup = `${path}.copy`;
    writeFileSync(backup, readFileSync(path));
    store.append('s', numbered([final('b', 1000, 'after'), ended(2000)], 3));
    store.saveReport('s', report('New'));
    fill(store, 'later');
    const now = [store.load('s'), store.load('later')];
    store.close();
    const { store: rebuilt } = open(backup);
    expect(rebuilt.salvage(path)).toMatchObject({ sessions: 2, captions: 4 });
    expect([rebuilt.load('s'), rebuilt.load('later')]).toEqual(now);
  });

  it('takes back in a backup what was taken back after it', () => {
    const { path, store } = open();
    store.append(
      's',
      numbered([started('s'), final('a', 0, 'SECRET'), final('b', 1000, 'fine'), ended(2000)]),
    );
    store.flush();
    const backup = `${path}.copy`;
    writeFileSync(backup, readFileSync(path));
    store.appendLate('s', [
      { type: 'caption-taken-back', captionId: 'a', laneId: 'mic', startMs: 0, endMs: 900 },
    ]);
    store.close();
    const { store: rebuilt } = open(backup);
    rebuilt.salvage(path);
    rebuilt.tidy();
    rebuilt.close();
    expect(readFileSync(backup).includes('SECRET')).toBe(false);
  });

  it('keeps what was corrected and taken back behind a damage, however long the session', () => {
    const { path, store } = open();
    const ids = Array.from({ length: 700 }, (_, at) => `c${at}`);
    const said = ids.map((id, at) => final(id, at * 1000, `heard ${at} `.repeat(9)));
    const edits = ids.map((captionId) => ({
      type: 'caption-edited' as const,
      captionId,
      text: `mended ${captionId}`,
      editor: 'me',
    }));
    store.append('s', numbered([started('s'), ...said, ...edits, ended(700_000)]));
    store.appendLate('s', [
      { type: 'caption-taken-back', captionId: 'c600', laneId: 'mic', startMs: 600_000, endMs: 600_900 },
    ]);
    store.close();
    const bytes = readFileSync(path);
    const LEAF = 0x0a;
    const pageOf = (id: string): number => Math.floor(bytes.indexOf(`"captionId":"${id}"`) / 4096) * 4096;
    const pages = ids.slice(20, 40).map(pageOf);
    const harmed = pages.find((page) => bytes[page] === LEAF) ?? 0;
    expect(harmed).toBeGreaterThan(0);
    writeFileSync(path, bytes.fill(0x5a, harmed, harmed + 4096));
    const { store: rebuilt } = open();
    rebuilt.salvage(path);
    const captions = new Map(rebuilt.load('s')?.captions.map(({ id, text }) => [id, text]));
    expect(captions.size).toBeLessThan(699);
    // Not many of those near the damage are lost.
    expect(captions.size).toBeGreaterThan(650);
    for (const id of ['c100', 'c400', 'c699']) expect(captions.get(id)).toBe(`mended ${id}`);
    expect(captions.has('c600')).toBe(false);
  });

  it('reads on both sides of a damage', () => {
    const { path, store } = open();
    const ids = Array.from({ length: 60 }, (_, at) => `s${String(at).padStart(2, '0')}`);
    for (const id of ids) fill(store, id, 40);
    store.close();
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2 / 4096) * 4096;
    writeFileSync(path, bytes.fill(0x5a, middle, middle + 2 * 4096));
    const { store: rebuilt } = open();
    const { sessions } = rebuilt.salvage(path);
    expect(sessions).toBeGreaterThan(20);
    for (const { id } of rebuilt.list(100)) expect(rebuilt.load(id)?.id).toBe(id);
  });
});
