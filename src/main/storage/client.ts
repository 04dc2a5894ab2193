import { dirname } from 'node:path';
import { JamakError } from '../../shared/errors';
import type { SessionStore, StorageNotice, StoreFiles } from './contract';
import { copyWithLog } from './backups/copy-database';
import { backupNames } from './backups/names';
import { keepBeforeMigration } from './backups/before-migration';
import { moveIn } from './backups/move-in';
import { keepAside, removeKept } from './keep-aside';
import type { StoreArguments, StoreAnswer, StoreMethod, WorkerData, WorkerLeft } from './protocol';
import { connect, type WorkerConnection, type WorkerGone } from './worker-connection';

export interface StoreOptions {
  /** The database file; it and its folder are made when they are missing. */
  readonly path: string;
  /** The built `worker.ts`. */
  readonly workerPath: string;
  readonly onNotice: (notice: StorageNotice) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** What the reader answers; everything else is the writer's. */
const READS: ReadonlySet<StoreMethod> = new Set([
  'list',
  'load',
  'has',
  'loadCaption',
  'heardLanes',
  'loadNotes',
  'loadVersions',
  'history',
  'search',
  'historyFacets',
  'discarded',
  'expired',
]);

/**
 * The store, in its worker threads: one writes, one reads. The first call opens the database; where that fails, so
 * does the call, with 'store-failed' or, when a newer Jamak has written the database, 'store-newer', both with the
 * `path` of its folder. The next call tries again. It does so too after a worker has died, which fails the calls
 * that it had not answered.
 *
 * A database that is broken, when it is opened or later, is kept aside and a fresh one begun; 'store-recovered'
 * tells the `path` of the one kept. One that was replaced or deleted while it was open is told as 'store-replaced';
 * the store goes on in what is there now.
 */
export function createStore(options: StoreOptions): Store {
  return new StoreClient(options);
}

/** Sessions, and the files that they are in. */
export interface Store extends SessionStore, StoreFiles {
  /**
   * Puts a copy of the database at `from` in place of this one, or an empty one. What was there is gone; who wants it
   * back makes a backup before. No session may run.
   *
   * @throws JamakError 'store-failed'; the database is as it was then
   */
  replace(from: string | null): Promise<void>;
  /** Whether a database at `path` is whole. It takes as long as reading it. */
  isWhole(path: string): Promise<boolean>;
}

class StoreClient implements Store {
  readonly #options: StoreOptions;
  readonly #folder: string;
  /** `null` until a call needs one. */
  #writer: Promise<WorkerConnection> | null = null;
  #reader: Promise<WorkerConnection> | null = null;
  /** Every worker that may hold the file. */
  readonly #connections = new Set<WorkerConnection>();
  /** Why a worker let go of the file by itself: before it is used again, it is looked through. */
  #doubt: WorkerLeft['why'] | null = null;
  #closing: Promise<void> | null = null;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#folder = dirname(options.path);
  }

  append(...args: StoreArguments<'append'>): Promise<void> {
    return this.#call('append', ...args);
  }

  appendLate(...args: StoreArguments<'appendLate'>): Promise<void> {
    return this.#call('appendLate', ...args);
  }

  list(...args: StoreArguments<'list'>): Promise<StoreAnswer<'list'>> {
    return this.#call('list', ...args);
  }

  load(...args: StoreArguments<'load'>): Promise<StoreAnswer<'load'>> {
    return this.#call('load', ...args);
  }

  has(...args: StoreArguments<'has'>): Promise<boolean> {
    return this.#call('has', ...args);
  }

  loadCaption(...args: StoreArguments<'loadCaption'>): Promise<StoreAnswer<'loadCaption'>> {
    return this.#call('loadCaption', ...args);
  }

  heardLanes(...args: StoreArguments<'heardLanes'>): Promise<StoreAnswer<'heardLanes'>> {
    return this.#call('heardLanes', ...args);
  }

  delete(...args: StoreArguments<'delete'>): Promise<void> {
    return this.#call('delete', ...args);
  }

  deleteAll(): Promise<void> {
    return this.#call('deleteAll');
  }

  loadNotes(...args: StoreArguments<'loadNotes'>): Promise<StoreAnswer<'loadNotes'>> {
    return this.#call('loadNotes', ...args);
  }

  saveNotes(...args: StoreArguments<'saveNotes'>): Promise<void> {
    return this.#call('saveNotes', ...args);
  }

  clearNotes(...args: StoreArguments<'clearNotes'>): Promise<void> {
    return this.#call('clearNotes', ...args);
  }

  saveReport(...args: StoreArguments<'saveReport'>): Promise<void> {
    return this.#call('saveReport', ...args);
  }

  chooseReport(...args: StoreArguments<'chooseReport'>): Promise<void> {
    return this.#call('chooseReport', ...args);
  }

  deleteReport(...args: StoreArguments<'deleteReport'>): Promise<void> {
    return this.#call('deleteReport', ...args);
  }

  loadVersions(...args: StoreArguments<'loadVersions'>): Promise<StoreAnswer<'loadVersions'>> {
    return this.#call('loadVersions', ...args);
  }

  proposeVersion(...args: StoreArguments<'proposeVersion'>): Promise<void> {
    return this.#call('proposeVersion', ...args);
  }

  settleVersion(...args: StoreArguments<'settleVersion'>): Promise<void> {
    return this.#call('settleVersion', ...args);
  }

  forgetVersions(...args: StoreArguments<'forgetVersions'>): Promise<void> {
    return this.#call('forgetVersions', ...args);
  }

  closeOrphans(...args: StoreArguments<'closeOrphans'>): Promise<number> {
    return this.#call('closeOrphans', ...args);
  }

  history(...args: StoreArguments<'history'>): Promise<StoreAnswer<'history'>> {
    return this.#call('history', ...args);
  }

  search(...args: StoreArguments<'search'>): Promise<StoreAnswer<'search'>> {
    return this.#call('search', ...args);
  }

  historyFacets(): Promise<StoreAnswer<'historyFacets'>> {
    return this.#call('historyFacets');
  }

  describe(...args: StoreArguments<'describe'>): Promise<void> {
    return this.#call('describe', ...args);
  }

  discard(...args: StoreArguments<'discard'>): Promise<void> {
    return this.#call('discard', ...args);
  }

  restore(...args: StoreArguments<'restore'>): Promise<void> {
    return this.#call('restore', ...args);
  }

  discarded(): Promise<string[]> {
    return this.#call('discarded');
  }

  expired(...args: StoreArguments<'expired'>): Promise<string[]> {
    return this.#call('expired', ...args);
  }

  flush(): Promise<void> {
    return this.#call('flush');
  }

  takeIn(...args: StoreArguments<'takeIn'>): Promise<StoreAnswer<'takeIn'>> {
    return this.#call('takeIn', ...args);
  }

  async isWhole(path: string): Promise<boolean> {
    const { workerPath } = this.#options;
    try {
      const checker = await connect(workerPath, { path, role: 'checker', check: true }, () => undefined);
      await checker?.close();
      return checker !== null;
    } catch {
      return false;
    }
  }

  async replace(from: string | null): Promise<void> {
    // Nobody may open it in between.
    const before = this.#writer;
    const replacing = Promise.resolve(before)
      .catch(() => undefined)
      .then(() => this.#replace(from));
    this.#reader = null;
    this.#writer = replacing;
    try {
      await replacing;
    } catch (error) {
      if (this.#writer === replacing) this.#writer = null;
      throw JamakError.from(error).code === 'unexpected' ? this.#failure('REPLACE', error) : error;
    }
  }

  async check(): Promise<void> {
    const checker = await this.#connectReader();
    await checker.call('check').catch((error: unknown) => {
      if (!this.#doubt) throw error;
    });
    await checker.close();
    // If it is broken, it is kept aside now and not with the next caption.
    await this.#writing();
  }

  /** Waits for what was asked before. A second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= Promise.allSettled([this.#writer, this.#reader]).then(() => this.#letGo());
    return this.#closing;
  }

  async #call<M extends StoreMethod>(method: M, ...args: StoreArguments<M>): Promise<StoreAnswer<M>> {
    const connection = await (READS.has(method) ? this.#reading() : this.#writing());
    return connection.call(method, ...args);
  }

  #writing(): Promise<WorkerConnection> {
    if (this.#closing) return Promise.reject(this.#failure('CLOSED'));
    if (this.#writer) return this.#writer;
    const writer = this.#connectWriter();
    this.#writer = writer;
    writer.catch(() => {
      if (this.#writer === writer) this.#writer = null;
    });
    return writer;
  }

  #reading(): Promise<WorkerConnection> {
    if (this.#closing) return Promise.reject(this.#failure('CLOSED'));
    if (this.#reader) return this.#reader;
    const reader = this.#connectReader();
    this.#reader = reader;
    reader.catch(() => {
      if (this.#reader === reader) this.#reader = null;
    });
    return reader;
  }

  async #replace(from: string | null): Promise<WorkerConnection> {
    const { path } = this.#options;
    await this.#letGo();
    if (from === null) removeKept(path);
    else await moveIn(from, this.#options);
    const connection = await this.#connect({ role: 'writer', check: false });
    if (!connection) throw this.#failure('BROKEN');
    return connection;
  }

  async #connectWriter(): Promise<WorkerConnection> {
    const doubt = this.#doubt;
    await this.#letGo();
    await keepBeforeMigration(this.#options);
    const opened = await this.#connect({ role: 'writer', check: doubt !== null });
    const connection = opened ?? (await this.#beginAgain());
    this.#doubt = null;
    if (opened && doubt === 'replaced') {
      this.#options.onNotice({ level: 'warning', code: 'store-replaced', params: { path: this.#folder } });
    }
    return connection;
  }

  /** Reads what the writer has brought to the newest shape. */
  async #connectReader(): Promise<WorkerConnection> {
    const writer = this.#writing();
    await writer;
    const connection = await this.#connect({ role: 'reader', check: false });
    if (!connection) this.#leave('broken');
    if (connection && this.#writer === writer) return connection;
    await connection?.close();
    throw this.#failure('BROKEN');
  }

  /**
   * In place of a broken database: the best backup with what can be read of the broken one, or a fresh one with that. The
   * worker has let go of it, which Windows wants before a rename.
   */
  async #beginAgain(): Promise<WorkerConnection> {
    const { path, onNotice, now = Date.now } = this.#options;
    let kept: string;
    try {
      kept = keepAside(path, now());
    } catch (cause) {
      throw this.#failure('BROKEN', cause);
    }
    for (const { path: backup, madeAt } of backupNames(path)) {
      const connection = await this.#begin(kept, backup);
      if (!connection) continue;
      onNotice({ level: 'warning', code: 'store-rebuilt', params: { path: kept, date: dateOf(madeAt) } });
      return connection;
    }
    const connection = await this.#begin(kept, null);
    if (!connection) throw this.#failure('BROKEN');
    const { sessions = 0 } = connection.salvaged ?? {};
    onNotice(
      sessions > 0
        ? { level: 'warning', code: 'store-salvaged', params: { path: kept, total: sessions } }
        : { level: 'warning', code: 'store-recovered', params: { path: kept } },
    );
    return connection;
  }

  /** Null where the backup is broken, or there is no room for it. */
  async #begin(salvage: string, backup: string | null): Promise<WorkerConnection | null> {
    const { path } = this.#options;
    if (backup === null) return this.#connect({ role: 'writer', check: false, salvage });
    try {
      await copyWithLog(backup, path);
      const connection = await this.#connect({ role: 'writer', check: true, salvage });
      if (connection) return connection;
    } catch {
      // There may be an older one.
    }
    removeKept(path);
    return null;
  }

  async #connect(data: Omit<WorkerData, 'path'>): Promise<WorkerConnection | null> {
    const { path, workerPath } = this.#options;
    const connection = await connect(workerPath, { path, ...data }, (why) => this.#leave(why));
    if (!connection) return null;
    this.#connections.add(connection);
    void connection.ended.then(() => this.#connections.delete(connection));
    return connection;
  }

  /** A worker is gone that nobody had closed: the next call begins with new ones. */
  #leave(why: WorkerGone): void {
    if (why !== 'died') this.#doubt ??= why;
    this.#writer = null;
    this.#reader = null;
  }

  async #letGo(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.close()));
  }

  #failure(reason: string, cause?: unknown): JamakError {
    return new JamakError('store-failed', { params: { path: this.#folder, reason }, retryable: true, cause });
  }
}

/** Day and minute, by the clock on the wall. */
function dateOf(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
