import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { JamakError } from '../../../shared/errors';
import type { Backup, DataProgress, Imported, ImportMode } from '../../../shared/requests/data';
import { isFullDisk } from '../../storage/backups/copy-database';
import type { BackupKeeper } from '../../storage/backups/backup-keeper';
import { readBundle, type Bundle } from '../../storage/bundle/read-bundle';
import { writeBundle, type Following } from '../../storage/bundle/write-bundle';
import type { Store } from '../../storage/client';
import type { TakenIn } from '../../storage/contract';
import type { SettingsChange, SettingsFile } from '../../storage/settings-file';
import type { DataRoom } from '../recordings/data-room';
import { addedSettings, replacedSettings, settingsForElsewhere } from './bundle-settings';

export interface DataCareOptions {
  readonly keeper: BackupKeeper;
  readonly store: Pick<Store, 'takeIn' | 'closeOrphans' | 'has'>;
  /** A store of its own, in a file that is not there yet. */
  readonly storeAt: (path: string) => Pick<Store, 'takeIn' | 'closeOrphans' | 'close'>;
  readonly recordings: DataRoom;
  readonly settings: Pick<SettingsFile, 'get'>;
  readonly changeSettings: (change: SettingsChange) => Promise<unknown>;
  /** Whether a session is running, unsaved or being made of a file: it would be lost with the store that it goes to. */
  readonly busy: () => boolean;
  /** The running session and those that are not saved: they may begin while something is brought in. */
  readonly live: () => readonly string[];
  /** The data folder. */
  readonly folder: string;
  /** The version of this Jamak. */
  readonly version: string;
  /** Other sessions are there than before. */
  readonly onReplaced: () => void;
  /** How far an export or import is. */
  readonly onProgress: (progress: DataProgress) => void;
  /** A recording could not be imported. */
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
}

const IMPORTING = 'importing';
/** Beside what was unpacked, none of whose parts is called so. */
const BESIDE = 'beside.db';

const NOTHING: TakenIn = { sessions: 0, captions: 0 };

type CancellableFollowing = Following & { readonly signal: AbortSignal };

/** Backups, and everything as one file: one thing at a time, and nothing that replaces sessions while one runs. */
export class DataCare {
  readonly #options: DataCareOptions;
  #last: Promise<unknown> = Promise.resolve();
  /** Ends what can be cancelled right now. */
  #cancelling: AbortController | null = null;

  constructor(options: DataCareOptions) {
    this.#options = options;
  }

  backups(): Promise<Backup[]> {
    return this.#options.keeper.list();
  }

  backUp(): Promise<Backup> {
    return this.#options.keeper.make();
  }

  /** @throws JamakError 'session-running', or as `BackupKeeper.restore` */
  restore(id: string): Promise<Backup> {
    return this.#inTurn(async () => {
      this.#mustBeIdle();
      const { keeper, store, settings, changeSettings, live } = this.#options;
      const restored = await keeper.restore(id, () => this.#mustBeIdle());
      await store.closeOrphans(live());
      // What was deleted for its age since then is back, to be looked at before it goes again.
      const { history } = settings.get();
      if (history.deletesFrom !== null) await changeSettings({ history: { ...history, deletesFrom: null } });
      this.#options.onReplaced();
      return restored;
    });
  }

  /**
   * Writes sessions and settings to the file at `path`, with the recordings if wanted, wholly or not at all. False when it
   * was cancelled.
   *
   * @throws JamakError 'export-disk-full', 'export-failed', or as `BackupKeeper.withCopy`
   */
  exportTo(path: string, { recordings: withSound }: { readonly recordings: boolean }): Promise<boolean> {
    const { keeper, settings, recordings, version, now = Date.now } = this.#options;
    return this.#cancellable(async (following) => {
      await keeper.withCopy(async (database) => {
        const contents = {
          madeAt: now(),
          app: version,
          settings: settingsForElsewhere(settings.get()),
          database,
          recordings: withSound ? await recordings.list() : [],
        };
        try {
          await writeBundle(path, contents, following);
        } catch (cause) {
          following.signal.throwIfAborted();
          const code = isFullDisk(cause) ? 'export-disk-full' : 'export-failed';
          throw new JamakError(code, { params: { path }, retryable: true, cause });
        }
      });
      return true;
    }, false);
  }

  /**
   * Brings in a file that `exportTo` wrote, here or elsewhere. What there was is backed up before it is replaced. Null when
   * it was cancelled.
   *
   * @throws JamakError 'session-running', 'data-unreadable', 'data-newer', 'backup-disk-full'; nothing is changed then
   */
  importFrom(path: string, mode: ImportMode): Promise<Imported | null> {
    return this.#cancellable(async (following) => {
      this.#mustBeIdle();
      const folder = this.#unpacked;
      await this.#clear();
      try {
        const bundle = await readBundle(path, folder, following);
        this.#mustBeIdle();
        following.signal.throwIfAborted();
        this.#cancelling = null;
        this.#options.onProgress({ done: 1, total: 1, cancellable: false });
        return await this.#take(bundle, mode);
      } catch (error) {
        if (isFullDisk(error)) throw new JamakError('backup-disk-full', { retryable: true, cause: error });
        throw error;
      } finally {
        await this.#clear();
      }
    }, null);
  }

  /** Ends an export or import, of which nothing stays then; unless what came is being put in its place already. */
  cancel(): void {
    this.#cancelling?.abort();
  }

  /** Erases what an import left that was killed with the app. */
  async clear(): Promise<void> {
    await this.#inTurn(() => this.#clear());
  }

  async settled(): Promise<void> {
    await this.#last;
    await this.#options.keeper.settled();
  }

  /** Where what is imported is unpacked, wholly or not at all. */
  get #unpacked(): string {
    return join(this.#options.folder, IMPORTING);
  }

  async #clear(): Promise<void> {
    await rm(this.#unpacked, { recursive: true, force: true });
  }

  async #take({ settings: found, database, recordings }: Bundle, mode: ImportMode): Promise<Imported> {
    const { settings, changeSettings, onReplaced } = this.#options;
    // Of a session that is here, sound may have been taken back.
    const wanted = mode === 'replace' ? recordings : await this.#ofOthers(recordings);
    const taken = database === null ? NOTHING : await this.#takeSessions(database, mode);
    const change = mode === 'replace' ? replacedSettings(found) : addedSettings(found, settings.get());
    if (change) await changeSettings(change);
    const imported = { ...taken, recordings: await this.#takeRecordings(wanted, mode) };
    onReplaced();
    return imported;
  }

  async #takeSessions(database: string, mode: ImportMode): Promise<TakenIn> {
    const { keeper, store, storeAt, live } = this.#options;
    if (mode === 'merge') {
      // Also here: what comes is of somebody else's making.
      await keeper.make();
      const taken = await store.takeIn(database);
      await store.closeOrphans(live());
      return taken;
    }
    // All that is here stays until all that comes is known to be readable, and there is room for it.
    const path = join(this.#unpacked, BESIDE);
    const beside = storeAt(path);
    let taken: TakenIn;
    try {
      taken = await beside.takeIn(database);
      await beside.closeOrphans();
    } finally {
      await beside.close();
    }
    await keeper.replaceBy(path, () => this.#mustBeIdle());
    return taken;
  }

  async #ofOthers(recordings: Bundle['recordings']): Promise<Bundle['recordings']> {
    const others: { sessionId: string; folder: string }[] = [];
    for (const one of recordings) if (!(await this.#options.store.has(one.sessionId))) others.push(one);
    return others;
  }

  /** Of sessions that are there now. How many came; what fails of one is no reason to lose the others. */
  async #takeRecordings(recordings: Bundle['recordings'], mode: ImportMode): Promise<number> {
    const { store, recordings: room } = this.#options;
    let count = 0;
    for (const { sessionId, folder } of recordings) {
      try {
        if (!(await store.has(sessionId))) continue;
        if (await room.take(sessionId, folder, mode === 'replace')) count++;
      } catch (error) {
        this.#options.onError(error);
      }
    }
    return count;
  }

  #cancellable<T>(work: (following: CancellableFollowing) => Promise<T>, cancelled: T): Promise<T> {
    return this.#inTurn(async () => {
      const cancelling = new AbortController();
      this.#cancelling = cancelling;
      const { signal } = cancelling;
      const onProgress = (done: number, total: number): void =>
        this.#options.onProgress({ done, total, cancellable: true });
      try {
        return await work({ signal, onProgress });
      } catch (error) {
        if (signal.aborted) return cancelled;
        throw error;
      } finally {
        this.#cancelling = null;
      }
    });
  }

  #mustBeIdle(): void {
    if (this.#options.busy()) throw new JamakError('session-running');
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
