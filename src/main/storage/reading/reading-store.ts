import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { JamakError } from '../../../shared/errors';
import { versionInFile } from '../backups/database-header';
import type { SessionStore } from '../contract';
import { MIGRATIONS } from '../migrations';
import { connect } from '../worker-connection';

/** What can be read of sessions without writing anything. */
export interface ReadingStore extends Pick<SessionStore, 'list' | 'load'> {
  close(): Promise<void>;
}

export interface ReadingOptions {
  /** The database file. */
  readonly path: string;
  /** The built `worker.ts`. */
  readonly workerPath: string;
}

/**
 * The store as another process may read it while Jamak writes to it. Where there is no database, it is empty. Null when
 * the database is of an older version, which only a writer can bring to the newest.
 *
 * @throws JamakError 'store-newer', or 'store-failed' when it can't be read
 */
export async function openReadingStore({ path, workerPath }: ReadingOptions): Promise<ReadingStore | null> {
  if (!existsSync(path)) return EMPTY;
  const version = await versionInFile(path);
  if (version !== null && version > MIGRATIONS.length) {
    throw new JamakError('store-newer', { params: { path: dirname(path) } });
  }
  const connection = await connect(workerPath, { path, role: 'reader', check: false }, () => undefined).catch(
    (error: unknown) => {
      if (version !== null && version < MIGRATIONS.length) return null;
      throw error;
    },
  );
  if (!connection) {
    if (version !== null && version < MIGRATIONS.length) return null;
    throw new JamakError('store-failed', { params: { path: dirname(path), reason: 'BROKEN' } });
  }
  return {
    list: (limit) => connection.call('list', limit),
    load: (sessionId) => connection.call('load', sessionId),
    close: () => connection.close(),
  };
}

const EMPTY: ReadingStore = {
  list: () => Promise.resolve([]),
  load: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};
