import { dirname } from 'node:path';
import { JamakError } from '../../shared/errors';
import type { SessionStore, StorageNotice } from './contract';
import { keepAside } from './keep-aside';
import type { StoreArguments, StoreAnswer, StoreMethod } from './protocol';
import { connect, type WorkerConnection } from './worker-connection';

export interface StoreOptions {
  /** The database file; it and its folder are made when they are missing. */
  readonly path: string;
  /** The built `worker.ts`. */
  readonly workerPath: string;
  readonly onNotice: (notice: StorageNotice) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/**
 * Opens the store in its worker thread. A broken database is kept aside, a fresh one begun, and
 * 'store-recovered' told with the `path` of the one kept. A worker that dies fails the calls it had not
 * answered; the next call starts another one.
 *
 * @throws JamakError 'store-newer' when a newer Jamak has written the database,
 *   'store-failed' when it can't be opened; both with the `path` of its folder
 */
export async function openStore(options: StoreOptions): Promise<SessionStore> {
  const client = new StoreClient(options);
  await client.open();
  return client;
}

class StoreClient implements SessionStore {
  readonly #options: StoreOptions;
  /** `null` until the next call needs a worker. */
  #connection: Promise<WorkerConnection> | null = null;
  #closing: Promise<void> | null = null;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    await this.#connected();
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

  closeOrphans(): Promise<number> {
    return this.#call('closeOrphans');
  }

  /** Waits for what was asked before. A second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #call<M extends StoreMethod>(method: M, ...args: StoreArguments<M>): Promise<StoreAnswer<M>> {
    if (this.#closing) throw new JamakError('store-failed', { params: { reason: 'CLOSED' } });
    const connection = await this.#connected();
    return connection.call(method, ...args);
  }

  async #close(): Promise<void> {
    // A worker that is dead, or never came up, has nothing left to close.
    const connection = await this.#connection?.catch(() => null);
    if (!connection) return;
    await connection.call('close');
    await connection.ended;
  }

  #connected(): Promise<WorkerConnection> {
    this.#connection ??= this.#connect().catch((error: unknown) => {
      this.#connection = null;
      throw error;
    });
    return this.#connection;
  }

  async #connect(): Promise<WorkerConnection> {
    const { path, workerPath } = this.#options;
    const connection = (await connect(workerPath, { path })) ?? (await this.#beginAgain());
    void connection.ended.then(() => {
      this.#connection = null;
    });
    return connection;
  }

  /** In place of a broken database. The worker has let go of it, which Windows wants before a rename. */
  async #beginAgain(): Promise<WorkerConnection> {
    const { path, workerPath, onNotice, now = Date.now } = this.#options;
    const folder = dirname(path);
    let kept: string;
    try {
      kept = keepAside(path, now());
    } catch (cause) {
      throw new JamakError('store-failed', { params: { path: folder, reason: 'BROKEN' }, cause });
    }
    const connection = await connect(workerPath, { path });
    if (!connection) throw new JamakError('store-failed', { params: { path: folder, reason: 'BROKEN' } });
    onNotice({ level: 'warning', code: 'store-recovered', params: { path: kept } });
    return connection;
  }
}
