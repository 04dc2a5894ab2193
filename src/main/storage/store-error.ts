import Database from 'libsql';
import { JamakError } from '../../shared/errors';
import type { WorkerLeft } from './protocol';

/** The file is not a database, or a damaged one. */
export class BrokenDatabaseError extends Error {
  override readonly name = 'BrokenDatabaseError';
}

/** Somebody else has written to the file, or it was replaced or deleted. */
export class HarmedDatabaseError extends Error {
  override readonly name = 'HarmedDatabaseError';

  constructor(readonly harm: Exclude<WorkerLeft['why'], 'broken'>) {
    super(harm);
  }
}

/** SQLite's primary result codes that tell of a damaged file: SQLITE_CORRUPT and SQLITE_NOTADB. */
const BROKEN = new Set([11, 26]);
/** SQLITE_PERM, BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the world outside may change. */
const PASSING = new Set([3, 5, 6, 8, 10, 13, 14]);

/** SQLITE_CORRUPT_VTAB: the index of words is damaged, which is made of the tables and can be made anew. */
const INDEX_DAMAGE = 267;

export function isIndexDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.rawCode === INDEX_DAMAGE;
}

/** Extended result codes carry the primary one in their low byte. */
function primaryCode(error: unknown): number | null {
  return error instanceof Database.SqliteError && error.rawCode !== undefined ? error.rawCode & 0xff : null;
}

export function isBroken(error: unknown): boolean {
  if (isIndexDamage(error)) return false;
  const code = primaryCode(error);
  return error instanceof BrokenDatabaseError || (code !== null && BROKEN.has(code));
}

/** Why the database must not be used any further after `error`; null when it may. */
export function whyLeave(error: unknown): WorkerLeft['why'] | null {
  const cause = error instanceof JamakError ? error.cause : error;
  if (cause instanceof HarmedDatabaseError) return cause.harm;
  return isBroken(cause) ? 'broken' : null;
}

/** `error` as the user is told of it; `folder` is where the database lies. */
export function toStoreError(error: unknown, folder: string): JamakError {
  if (error instanceof JamakError) return error;
  return new JamakError('store-failed', {
    params: { path: folder, reason: reasonOf(error) },
    retryable: isPassing(error),
    cause: error,
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  return whyLeave(error)?.toUpperCase() ?? 'UNKNOWN';
}

/** Whether the same call may go well later; a worker that left is followed by another. */
function isPassing(error: unknown): boolean {
  const code = primaryCode(error);
  return whyLeave(error) !== null || (code !== null && PASSING.has(code));
}
