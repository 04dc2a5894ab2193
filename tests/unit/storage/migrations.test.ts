import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { migrate, openDatabase, versionOf } from '../../../src/main/storage/database';
import { MIGRATIONS } from '../../../src/main/storage/migrations';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import { NO_USAGE } from '../../../src/shared/session/usage';
import { temporaryFolder } from '../scripts/temporary-folder';
import { digest, final, lanes, numbered, report, STARTED_AT, translated } from './sessions';

/** A database as `version` left it, so that a test can fill it and migrate on. */
function atVersion(version: number): Database.Database {
  const database = new Database(':memory:');
  migrate(database, version);
  expect(versionOf(database)).toBe(version);
  return database;
}

function columnsOf(database: Database.Database, table: string): unknown[] {
  return database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
}

describe('migrations', () => {
  it('are numbered without holes', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
  });

  it('run once', () => {
    const database = atVersion(MIGRATIONS.length);
    migrate(database, MIGRATIONS.length);
    expect(versionOf(database)).toBe(MIGRATIONS.length);
  });

  it('leave the version before when one fails', () => {
    const database = atVersion(0);
    database.exec('CREATE TABLE gaps (in_the_way TEXT)');
    expect(() => migrate(database, 1)).toThrow();
    expect(versionOf(database)).toBe(0);
    expect(columnsOf(database, 'events')).toEqual([]);
  });
});

describe('0001', () => {
  it('gives an empty database the tables for sessions', () => {
    const database = atVersion(0);
    migrate(database, 1);
    expect(columnsOf(database, 'events')).toEqual(['session_id', 'seq', 'json']);
    expect(columnsOf(database, 'sessions')).toEqual(['id', 'started_at', 'ended_at', 'duration_ms', 'lanes']);
    expect(columnsOf(database, 'captions')).toEqual([
      'session_id',
      'id',
      'seq',
      'lane_id',
      'start_ms',
      'end_ms',
      'text',
    ]);
    expect(columnsOf(database, 'gaps')).toEqual([
      'session_id',
      'seq',
      'lane_id',
      'start_ms',
      'end_ms',
      'code',
    ]);
  });

  it('finds the captions of a session in their order by an index', () => {
    const plan = atVersion(1)
      .prepare(`EXPLAIN QUERY PLAN SELECT text FROM captions WHERE session_id = 's' ORDER BY start_ms, seq`)
      .all();
    expect(JSON.stringify(plan)).toContain('captions_by_start');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });
});

describe('0002', () => {
  /** A database as the app of that time wrote it, not as the migrations of today would. */
  function versionOne(): string {
    const path = join(temporaryFolder(), 'jamak.db');
    const old = new Database(path);
    old.exec(readFileSync(join(import.meta.dirname, 'version-1.sql'), 'utf8'));
    expect(versionOf(old)).toBe(1);
    old.close();
    return path;
  }

  it('keeps every session of version 1', () => {
    const path = versionOne();
    const database = openDatabase(path);
    expect(versionOf(database)).toBe(MIGRATIONS.length);
    const store = new SessionRepository(database, path);
    expect(store.load('show')).toEqual({
      id: 'show',
      startedAt: STARTED_AT,
      endedAt: STARTED_AT + 9000.5,
      durationMs: 9000.5,
      lanes,
      captions: [
        {
          id: 'a',
          laneId: 'mic',
          startMs: 100.25,
          endMs: 1000.75,
          text: "And so, my fellow Americans: it's ours.",
        },
        { id: 'b', laneId: 'sys', startMs: 2000, endMs: 2900.5, text: '그래서 여러분께 묻습니다.' },
      ],
      gaps: [{ laneId: 'mic', startMs: 4000, endMs: 6000, code: 'speech-queue-full' }],
      takenBack: [],
      marks: [],
      pauses: [],
      digests: [],
      report: null,
      otherReports: [],
      struck: [],
      usage: NO_USAGE,
    });
    expect(store.list(10)).toMatchObject([
      { id: 'cut', endedAt: null, captionCount: 1, hasReport: false, title: '' },
      { id: 'show', captionCount: 2, hasReport: false, title: '' },
    ]);
    store.close();
  });

  it('lets them go on as if they were new', () => {
    const path = versionOne();
    const store = new SessionRepository(openDatabase(path), path);
    expect(store.closeOrphans()).toBe(1);
    store.append('show', numbered([translated('b', 'So I ask you.', 'en')], 8));
    store.append('show', numbered([{ type: 'digest-updated', digest: digest('d', 2000) }], 9));
    store.append(
      'show',
      numbered([{ type: 'usage', usage: { inputTokens: 5, outputTokens: 6, cost: 0 } }], 10),
    );
    store.appendLate('cut', [final('b', 2000, 'found again')]);
    store.saveReport('show', report('An old show'));
    expect(store.load('show')).toMatchObject({
      captions: [{ id: 'a' }, { id: 'b', translations: [{ text: 'So I ask you.' }] }],
      digests: [{ id: 'd' }],
      report: { title: 'An old show' },
      usage: { inputTokens: 5 },
    });
    expect(store.load('cut')?.captions).toHaveLength(2);
    store.delete('show');
    expect(store.list(10)).toMatchObject([{ id: 'cut' }]);
    store.close();
  });

  it('leaves version 1 as it was when it fails', () => {
    const path = versionOne();
    const old = new Database(path);
    old.exec('CREATE TABLE report_notes (in_the_way TEXT)');
    expect(() => migrate(old, 2)).toThrow();
    expect(versionOf(old)).toBe(1);
    expect(columnsOf(old, 'digests')).toEqual([]);
    expect(columnsOf(old, 'sessions')).not.toContain('usage');
    old.close();
  });
});

describe('0005', () => {
  it('keeps the translation that each caption had', () => {
    const database = atVersion(4);
    database.exec(`
      INSERT INTO sessions (id, started_at, ended_at, duration_ms, lanes) VALUES ('s', 1, 2, 1, '[]');
      INSERT INTO translations VALUES ('s', 'a', 'ko', '하나'), ('s', 'b', 'ja', '');
    `);
    migrate(database, 5);
    const rows = database.prepare('SELECT caption_id, language, text FROM translations').raw().all();
    expect(rows).toEqual([
      ['a', 'ko', '하나'],
      ['b', 'ja', ''],
    ]);
    database.exec('PRAGMA foreign_keys = ON');
    database.exec(`DELETE FROM sessions`);
    expect(database.prepare('SELECT 1 FROM translations').all()).toEqual([]);
  });
});
