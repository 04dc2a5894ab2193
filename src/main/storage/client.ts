import { dirname } from 'node:path';
import { JamakError } from '../../shared/errors';
import type { SessionStore, StorageNotice } from './contract';
import { keepAside } from './keep-aside';
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
const READS: ReadonlySet<StoreMethod> = new Set(['list', 'load', 'loadNotes', 'loadVersions']);

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
export function createStore(options: StoreOptions): SessionStore {
  return new StoreClient(options);
}

class StoreClient implements SessionStore {
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

  async #connectWriter(): Promise<WorkerConnection> {
    const doubt = this.#doubt;
    await this.#letGo();
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

  /** In place of a broken database. The worker has let go of it, which Windows wants before a rename. */
  async #beginAgain(): Promise<WorkerConnection> {
    const { path, onNotice, now = Date.now } = this.#options;
    let kept: string;
    try {
      kept = keepAside(path, now());
    } catch (cause) {
      throw this.#failure('BROKEN', cause);
    }
    const connection = await this.#connect({ role: 'writer', check: false });
    if (!connection) throw this.#failure('BROKEN');
    onNotice({ level: 'warning', code: 'store-recovered', params: { path: kept } });
    return connection;
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
