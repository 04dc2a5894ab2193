import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { JamakError } from '../../../shared/errors';
import type { HistoryQuery, SearchQuery } from '../../../shared/session/history';
import type { SessionSummary } from '../../../shared/session/record';
import { versionInFile } from '../backups/database-header';
import type { SessionStore } from '../contract';
import { MIGRATIONS } from '../migrations';
import { connect } from '../worker-connection';
import { searchSessions } from './search-sessions';

/** What can be read of sessions without writing anything. */
export interface ReadingStore extends Pick<SessionStore, 'list' | 'load'> {
  /** See `searchSessions`. */
  search(words: string, limit: number): Promise<SessionSummary[]>;
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
  const store = {
    list: (limit: number) => connection.call('list', limit),
    load: (sessionId: string) => connection.call('load', sessionId),
    search: (query: SearchQuery) => connection.call('search', query),
    history: (query: HistoryQuery) => connection.call('history', query),
    historyFacets: () => connection.call('historyFacets'),
  };
  return {
    list: store.list,
    load: store.load,
    search: (words, limit) => searchSessions(store, words, limit),
    close: () => connection.close(),
  };
}

const EMPTY: ReadingStore = {
  list: () => Promise.resolve([]),
  load: () => Promise.resolve(null),
  search: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};
