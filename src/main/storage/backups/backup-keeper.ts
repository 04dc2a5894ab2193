import { stat } from 'node:fs/promises';
import { JamakError } from '../../../shared/errors';
import type { Backup } from '../../../shared/requests/data';
import { removeKept } from '../keep-aside';
import { copyAsItIs, finishCopy, isFullDisk, removeCompanions, sizeOf } from './copy-database';
import { isBackupDue } from './due';
import { backupNames, backupPath, unfinishedPath, type BackupName } from './names';
import { pruneBackups } from './prune';

export interface BackupKeeperOptions {
  /** The database file. */
  readonly path: string;
  /** Sees to it that the file holds all that was saved. */
  readonly flush: () => Promise<void>;
  readonly isWhole: (path: string) => Promise<boolean>;
  /** Puts a copy of a backup in the database's place. */
  readonly replace: (from: string) => Promise<void>;
  /** Epoch ms. */
  readonly now?: () => number;
}

/** A database that is written to all the time is copied so many times before it is given up. */
const TRIES = 5;

/**
 * Copies of the database, of which the newest three are kept. They are made from its file, while captions are saved in
 * its log, so that nobody waits for them. Nothing that was deleted stays in one (see `keptAside`).
 */
export class BackupKeeper {
  readonly #options: BackupKeeperOptions;
  /** One thing after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: BackupKeeperOptions) {
    this.#options = options;
  }

  /** Newest first. */
  list(): Promise<Backup[]> {
    return Promise.resolve(
      backupNames(this.#options.path).map(({ id, madeAt, path }) => ({ id, madeAt, bytes: sizeOf(path) })),
    );
  }

  /** @throws JamakError 'backup-disk-full' or 'backup-failed'; older ones are there still */
  make(): Promise<Backup> {
    return this.#inTurn(() => this.#make());
  }

  /** Makes one if there is none of today. Returns whether it did. @throws as `make` */
  async makeIfDue(): Promise<boolean> {
    const { path, now = Date.now } = this.#options;
    // One from after now tells of a clock that was put back, and nothing else.
    const newest = backupNames(path).find(({ madeAt }) => madeAt <= now());
    const known = newest && { madeAt: newest.madeAt, changedAt: (await stat(newest.path)).mtimeMs };
    if (!isBackupDue(known ?? null, now()) || sizeOf(path) === 0) return false;
    await this.make();
    return true;
  }

  /**
   * Puts a backup in the place of the database, which is backed up before.
   *
   * @param mayReplace asked right before; what it throws leaves all as it is
   * @throws JamakError 'backup-missing' where there is no such backup or it is broken, or what `make` does
   */
  restore(id: string, mayReplace: () => void = () => undefined): Promise<Backup> {
    return this.#inTurn(async () => {
      const { path, isWhole, replace } = this.#options;
      const wanted = backupNames(path).find((backup) => backup.id === id);
      if (!wanted || !(await isWhole(wanted.path))) throw new JamakError('backup-missing');
      const restored = { id, madeAt: wanted.madeAt, bytes: sizeOf(wanted.path) };
      // It may be the oldest, which the one that is made now would push out.
      await this.#make(wanted);
      mayReplace();
      await replace(wanted.path);
      pruneBackups(path);
      return restored;
    });
  }

  /**
   * Puts a copy of another database, which nobody has open, in the place of this one, which is backed up before.
   *
   * @param mayReplace as for `restore`
   * @throws JamakError as `make`; all is as it was then
   */
  replaceBy(from: string, mayReplace: () => void): Promise<void> {
    return this.#inTurn(async () => {
      await this.#make();
      mayReplace();
      await this.#options.replace(from);
    });
  }

  /**
   * Lends a copy of the database as it is now, until `use` has resolved.
   *
   * @throws JamakError as `make`, and what `use` throws
   */
  withCopy<T>(use: (path: string) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const unfinished = await this.#copy();
      try {
        return await use(unfinished);
      } finally {
        removeKept(unfinished);
      }
    });
  }

  async settled(): Promise<void> {
    await this.#last;
  }

  async #make(spare?: BackupName): Promise<Backup> {
    const { path, now = Date.now } = this.#options;
    for (let tries = 0; tries < TRIES; tries++) {
      const unfinished = await this.#copy();
      let madeAt = now();
      // Each has a name of its own.
      while (backupNames(path).some((backup) => backup.madeAt === madeAt)) madeAt++;
      const kept = backupPath(path, madeAt);
      // It is gone where something was deleted meanwhile.
      if (!(await failing(finishCopy(unfinished, kept)))) continue;
      if (!spare) pruneBackups(path);
      const made = backupNames(path).find((backup) => backup.madeAt === madeAt);
      return { id: made?.id ?? '', madeAt, bytes: sizeOf(kept) };
    }
    throw new JamakError('backup-failed', { retryable: true });
  }

  /** A whole copy of the database, still without a name of its own. @throws JamakError as `make`; nothing is left then */
  async #copy(): Promise<string> {
    const { path, flush, isWhole } = this.#options;
    const unfinished = unfinishedPath(path);
    for (let tries = 0; tries < TRIES; tries++) {
      await failing(flush());
      // Of one that was given up, which is not of this.
      await failing(removeCompanions(unfinished));
      if (!(await failing(copyAsItIs(path, unfinished)))) continue;
      const whole = await isWhole(unfinished);
      await removeCompanions(unfinished);
      if (whole) return unfinished;
      break;
    }
    removeKept(unfinished);
    throw new JamakError('backup-failed', { retryable: true });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** Says as one of ours why something failed. */
async function failing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new JamakError(isFullDisk(cause) ? 'backup-disk-full' : 'backup-failed', {
      retryable: true,
      cause,
    });
  }
}
