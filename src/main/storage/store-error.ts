import Database from 'libsql';
import { JamakError } from '../../shared/errors';

/** The file is not a database, or a damaged one. */
export class BrokenDatabaseError extends Error {
  override readonly name = 'BrokenDatabaseError';
}

/** SQLite's primary result codes that tell of a damaged file: SQLITE_CORRUPT and SQLITE_NOTADB. */
const BROKEN = new Set([11, 26]);
/** SQLITE_PERM, BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the world outside may change. */
const PASSING = new Set([3, 5, 6, 8, 10, 13, 14]);

/** Extended result codes carry the primary one in their low byte. */
function primaryCode(error: unknown): number | null {
  return error instanceof Database.SqliteError && error.rawCode !== undefined ? error.rawCode & 0xff : null;
}

export function isBroken(error: unknown): boolean {
  const code = primaryCode(error);
  return error instanceof BrokenDatabaseError || (code !== null && BROKEN.has(code));
}

/** `error` as the user is told of it; `folder` is where the database lies. */
export function toStoreError(error: unknown, folder: string): JamakError {
  if (error instanceof JamakError) return error;
  const code = primaryCode(error);
  const reason = error instanceof Database.SqliteError ? error.code : 'UNKNOWN';
  const retryable = code !== null && PASSING.has(code);
  return new JamakError('store-failed', { params: { path: folder, reason }, retryable, cause: error });
}
