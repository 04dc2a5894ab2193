import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import { MIGRATIONS } from './migrations';
import { BrokenDatabaseError, isBroken, toStoreError } from './store-error';

/** How long a write waits for another process that holds the database, ms. */
const BUSY_TIMEOUT_MS = 5000;

const LATEST_VERSION = MIGRATIONS.length;

/**
 * Opens the database at `path`, makes it when there is none, and brings it to the newest version.
 *
 * @throws BrokenDatabaseError when the file is not a sound database,
 *   JamakError 'store-newer' when a newer Jamak has written it; the file is then left as it is,
 *   JamakError 'store-failed' when it can't be opened or written
 */
export function openDatabase(path: string): Database.Database {
  const folder = dirname(path);
  const database = connect(path, folder);
  try {
    prepare(database, folder);
    return database;
  } catch (error) {
    database.close();
    if (isBroken(error)) throw new BrokenDatabaseError('broken', { cause: error });
    throw toStoreError(error, folder);
  }
}

function connect(path: string, folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true });
    return new Database(path, { timeout: BUSY_TIMEOUT_MS });
  } catch (cause) {
    // libsql throws no SqliteError here, whatever was the matter.
    throw new JamakError('store-failed', {
      params: { path: folder, reason: 'SQLITE_CANTOPEN' },
      retryable: true,
      cause,
    });
  }
}

function prepare(database: Database.Database, folder: string): void {
  // Before anything is written, so that a newer database stays untouched.
  if (versionOf(database) > LATEST_VERSION) throw new JamakError('store-newer', { params: { path: folder } });
  if (readPragma(database, 'quick_check(1)') !== 'ok') throw new BrokenDatabaseError('failed its check');
  database.exec('PRAGMA journal_mode = WAL');
  // NORMAL would outlive a kill -9 of the app; FULL also outlives a power cut. It costs one flush of the
  // disk for each final caption, and captions come seconds apart.
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  migrate(database, LATEST_VERSION);
}

/** Runs the migrations up to `version`, each in its own transaction. */
export function migrate(database: Database.Database, version: number): void {
  for (const migration of MIGRATIONS) {
    if (migration.version <= versionOf(database) || migration.version > version) continue;
    inTransaction(database, () => {
      migration.up(database);
      database.exec(`PRAGMA user_version = ${migration.version}`);
    });
  }
}

/** The version of the database's shape; 0 when it is empty. */
export function versionOf(database: Database.Database): number {
  return z.number().parse(readPragma(database, 'user_version'));
}

/** Runs `work` in a transaction that holds the write lock from its start; an error undoes all of it. */
export function inTransaction<T>(database: Database.Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // After some failures, such as a full disk, SQLite has already rolled back by itself.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** libsql's own `pragma(…, { simple: true })` gives a row, not its value. */
function readPragma(database: Database.Database, pragma: string): unknown {
  return database.prepare(`PRAGMA ${pragma}`).pluck().all()[0];
}
