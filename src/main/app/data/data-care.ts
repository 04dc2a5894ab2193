import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { JamakError } from '../../../shared/errors';
import type { Backup, Imported, ImportMode } from '../../../shared/requests/data';
import { isFullDisk } from '../../storage/backups/copy-database';
import type { BackupKeeper } from '../../storage/backups/backup-keeper';
import { readBundle, type Bundle } from '../../storage/bundle/read-bundle';
import { writeBundle } from '../../storage/bundle/write-bundle';
import type { Store } from '../../storage/client';
import type { SettingsChange, SettingsFile } from '../../storage/settings-file';
import { addedSettings, replacedSettings, settingsForElsewhere } from './bundle-settings';

export interface DataCareOptions {
  readonly keeper: BackupKeeper;
  readonly store: Pick<Store, 'takeIn' | 'replace' | 'closeOrphans'>;
  readonly settings: Pick<SettingsFile, 'get'>;
  readonly changeSettings: (change: SettingsChange) => Promise<unknown>;
  /** Whether a session runs, or is in memory because it could not be saved. */
  readonly busy: () => boolean;
  /** The data folder. */
  readonly folder: string;
  /** The version of this Jamak. */
  readonly version: string;
  /** Other sessions are there than before. */
  readonly onReplaced: () => void;
  readonly now?: () => number;
}

/** Backups, and everything as one file: one thing at a time, and nothing that replaces sessions while one runs. */
export class DataCare {
  readonly #options: DataCareOptions;
  #last: Promise<unknown> = Promise.resolve();

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
      const restored = await this.#options.keeper.restore(id);
      await this.#options.store.closeOrphans();
      this.#options.onReplaced();
      return restored;
    });
  }

  /**
   * Writes sessions and settings to the file at `path`, wholly or not at all.
   *
   * @throws JamakError 'export-disk-full', 'export-failed', or as `BackupKeeper.withCopy`
   */
  exportTo(path: string): Promise<void> {
    const { keeper, settings, version, now = Date.now } = this.#options;
    return this.#inTurn(() =>
      keeper.withCopy(async (database) => {
        const contents = {
          madeAt: now(),
          app: version,
          settings: settingsForElsewhere(settings.get()),
          database,
        };
        try {
          await writeBundle(path, contents);
        } catch (cause) {
          const code = isFullDisk(cause) ? 'export-disk-full' : 'export-failed';
          throw new JamakError(code, { params: { path }, retryable: true, cause });
        }
      }),
    );
  }

  /**
   * Brings in a file that `exportTo` wrote, here or elsewhere. What there was is backed up before it is replaced.
   *
   * @throws JamakError 'session-running', 'data-unreadable', 'data-newer', 'backup-disk-full'; nothing is changed then
   */
  importFrom(path: string, mode: ImportMode): Promise<Imported> {
    return this.#inTurn(async () => {
      this.#mustBeIdle();
      const folder = join(this.#options.folder, `import-${process.pid}`);
      await rm(folder, { recursive: true, force: true });
      try {
        const bundle = await readBundle(path, folder);
        this.#mustBeIdle();
        return await this.#take(bundle, mode);
      } catch (error) {
        if (isFullDisk(error)) throw new JamakError('backup-disk-full', { retryable: true, cause: error });
        throw error;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  async settled(): Promise<void> {
    await this.#last;
    await this.#options.keeper.settled();
  }

  async #take({ settings: found, database }: Bundle, mode: ImportMode): Promise<Imported> {
    const { keeper, store, settings, changeSettings, onReplaced } = this.#options;
    let imported: Imported = { sessions: 0, captions: 0 };
    if (database !== null) {
      // Also before sessions are only added: what comes is of somebody else's making.
      await keeper.make();
      if (mode === 'replace') await store.replace(null);
      imported = await store.takeIn(database);
      await store.closeOrphans();
    }
    const change = mode === 'replace' ? replacedSettings(found) : addedSettings(found, settings.get());
    if (change) await changeSettings(change);
    onReplaced();
    return imported;
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
