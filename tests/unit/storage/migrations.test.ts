import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { migrate, versionOf } from '../../../src/main/storage/database';
import { MIGRATIONS } from '../../../src/main/storage/migrations';

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
