import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Database from 'libsql';
import { sizeOf } from './backups/copy-database';
import { isBackup } from './backups/names';
import { emptyLog } from './database';
import { deleteInBulk, purgeAll } from './history/bulk';
import { removeKept } from './keep-aside';

/** Bytes that are searched at once. */
const WINDOW = 1 << 20;

/**
 * Takes what was deleted out of the files: pages that SQLite has moved rows out of may still hold them. It takes as
 * long as writing the whole database. Returns whether there was room for it; the rows themselves were overwritten
 * when they were deleted.
 */
export function eraseDeleted(database: Database.Database): boolean {
  let done = true;
  try {
    database.exec('VACUUM');
  } catch {
    done = false;
  }
  emptyLog(database);
  return done;
}

/** A database of at most so many bytes is written anew while a session runs: it keeps commits waiting for less than a second. */
const QUICKLY_ERASED_BYTES = 64 * 1024 * 1024;

/** Whether to write the database anew takes so long that captions which are committed would wait for too long. */
export function isLarge(path: string): boolean {
  return sizeOf(path) > QUICKLY_ERASED_BYTES;
}

/**
 * Erases sessions from databases that were kept aside or backed up; null stands for all there are. One that can't be touched
 * right now, as another program holds it, keeps no other from it.
 *
 * @throws the file system's error of such a one; then it is to be done again
 */
export function eraseFromKept(paths: readonly string[], sessionIds: readonly string[] | null): void {
  let failed: { readonly error: unknown } | null = null;
  for (const path of paths) {
    try {
      if (sessionIds === null) removeKept(path);
      else for (const id of sessionIds) eraseSession(path, id);
    } catch (error) {
      failed = { error };
    }
  }
  if (failed) throw failed.error;
}

/** Erases a session from one of them, or deletes all of it where that can't be done. */
function eraseSession(path: string, sessionId: string): void {
  if (!holds(path, sessionId)) return;
  // The next backup is made soon.
  if (isBackup(path) && isLarge(path)) return removeKept(path);
  try {
    deleteFrom(path, sessionId);
    if (!holds(path, sessionId)) return;
  } catch {
    // It was kept aside because it is broken.
  }
  removeKept(path);
}

function deleteFrom(path: string, sessionId: string): void {
  const database = new Database(path);
  try {
    database.exec('PRAGMA secure_delete = ON');
    database.exec('PRAGMA foreign_keys = ON');
    const deleteRows = (): void => {
      database.prepare('DELETE FROM events WHERE session_id = ?').run(sessionId);
      database.prepare('DELETE FROM sessions WHERE id = ?').run(sessionId);
    };
    if (isIndexed(database)) {
      deleteInBulk(database, deleteRows);
      purgeAll(database);
    } else deleteRows();
    eraseDeleted(database);
  } finally {
    database.close();
  }
}

/** Whether it is of a version that has an index of words. */
function isIndexed(database: Database.Database): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'passages'`).all().length > 0;
}

/** Every row of a session begins with its id, so files without the id hold nothing of it. */
function holds(path: string, sessionId: string): boolean {
  return [path, `${path}-wal`].some((file) => existsSync(file) && contains(file, Buffer.from(sessionId)));
}

function contains(path: string, wanted: Buffer): boolean {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(WINDOW + wanted.length);
    for (let start = 0; ; start += WINDOW) {
      const length = readSync(file, buffer, 0, buffer.length, start);
      if (buffer.subarray(0, length).includes(wanted)) return true;
      if (length < buffer.length) return false;
    }
  } finally {
    closeSync(file);
  }
}
