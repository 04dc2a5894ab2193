import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import { MIGRATIONS } from './migrations';
import { BrokenDatabaseError, isBroken, toStoreError } from './store-error';

/** How long a write waits for another process that holds the database, ms. */
const BUSY_TIMEOUT_MS = 5000;

const LATEST_VERSION = MIGRATIONS.length;

/**
 * Opens the database at `path`, makes it when there is none, and brings it to the newest version. `check` looks
 * through the whole file, which takes as long as reading it; without, only its head is looked at.
 *
 * @throws BrokenDatabaseError when the file is not a sound database,
 *   JamakError 'store-newer' when a newer Jamak has written it; the file is then left as it is,
 *   JamakError 'store-failed' when it can't be opened or written
 */
export function openDatabase(path: string, { check = true } = {}): Database.Database {
  return open(
    path,
    () => {
      mkdirSync(dirname(path), { recursive: true });
      return path;
    },
    (database) => prepare(database, path, check),
  );
}

/**
 * Opens a database that is there and of the newest version, to read it beside whoever writes to it.
 *
 * @throws BrokenDatabaseError, or JamakError 'store-failed'
 */
export function openReader(path: string): Database.Database {
  return open(
    path,
    () => `${pathToFileURL(path).href}?mode=ro`,
    () => undefined,
  );
}

function open(
  path: string,
  address: () => string,
  makeReady: (database: Database.Database) => void,
): Database.Database {
  const folder = dirname(path);
  const database = connect(address, folder);
  try {
    makeReady(database);
    return database;
  } catch (error) {
    database.close();
    if (isBroken(error)) throw new BrokenDatabaseError('broken', { cause: error });
    throw toStoreError(error, folder);
  }
}

function connect(address: () => string, folder: string): Database.Database {
  try {
    return new Database(address(), { timeout: BUSY_TIMEOUT_MS });
  } catch (cause) {
    // libsql throws no SqliteError here, whatever was the matter.
    throw new JamakError('store-failed', {
      params: { path: folder, reason: 'SQLITE_CANTOPEN' },
      retryable: true,
      cause,
    });
  }
}

function prepare(database: Database.Database, path: string, check: boolean): void {
  // Before anything is written, so that a newer database stays untouched.
  if (versionOf(database) > LATEST_VERSION) {
    throw new JamakError('store-newer', { params: { path: dirname(path) } });
  }
  if (check) checkDatabase(database);
  database.exec('PRAGMA journal_mode = WAL');
  // NORMAL would outlive a kill -9 of the app; FULL also outlives a power cut. It costs one flush of the
  // disk for each final caption, and captions come seconds apart.
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  // What is deleted is overwritten.
  database.exec('PRAGMA secure_delete = ON');
  migrate(database, LATEST_VERSION);
}

/**
 * Looks through the whole database.
 *
 * @throws BrokenDatabaseError
 */
export function checkDatabase(database: Database.Database): void {
  const names = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
    .pluck();
  // The index of words, a virtual table, takes long to check, and can be made anew; what it is kept in is checked.
  for (const name of ['sqlite_schema', ...z.array(z.string()).parse(names.all())]) {
    if (readPragma(database, `quick_check("${name}")`) !== 'ok') {
      throw new BrokenDatabaseError('failed its check');
    }
  }
}

/** Empties SQLite's log into the database; it holds what was there before as well. */
export function emptyLog(database: Database.Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
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

/** Runs `work` on the database as it is now, whatever is written meanwhile. */
export function inSnapshot<T>(database: Database.Database, work: () => T): T {
  database.exec('BEGIN');
  try {
    return work();
  } finally {
    if (database.inTransaction) database.exec('COMMIT');
  }
}

/** libsql's own `pragma(…, { simple: true })` gives a row, not its value. */
function readPragma(database: Database.Database, pragma: string): unknown {
  return database.prepare(`PRAGMA ${pragma}`).pluck().all()[0];
}
