import type Database from 'libsql';
import { z } from 'zod';
import { emptyLog } from './database';
import { eraseDeleted, eraseFromKept, isLarge } from './erase';
import { DeletedSessions } from './history/deleted-sessions';
import type { PassageIndex } from './history/passage-index';
import { keptAside } from './keep-aside';
import type { Statements } from './statements';

/** After that it is tried again to erase what could not be, ms: it may take as long as writing the whole database. */
const ERASE_AGAIN_MS = 60_000;

export interface TracesOptions {
  readonly database: Database.Database;
  /** The one that it was opened with. */
  readonly path: string;
  readonly statements: Pick<Statements, 'findUnerased' | 'setErased' | 'openSessions'>;
  readonly index: Pick<PassageIndex, 'purge' | 'purgeAll'>;
  /** Runs work in a transaction. */
  readonly write: <T>(work: () => T) => T;
  /** Does what changes the files, if they are still ours. */
  readonly change: <T>(work: () => T) => T;
}

/**
 * What is left in the files of rows that were deleted, or taken back: in the index of words, in pages that SQLite moved rows
 * out of, in its log, and in databases that were kept aside. What may be left is noted in the transaction that deletes the
 * rows, until all of it is gone.
 */
export class Traces {
  readonly #options: TracesOptions;
  readonly #deleted: DeletedSessions;
  /** Whether the index may still hold traces of sessions that were deleted; null until it was looked. */
  #mustPurge: boolean | null = null;
  /** Whether the files may still hold some. */
  #mustErase = true;
  /** Where they could not be erased, that is tried again no sooner; ms of `performance.now`. */
  #eraseAgainAt = 0;

  constructor(options: TracesOptions) {
    this.#options = options;
    this.#deleted = new DeletedSessions(options.database);
  }

  /** Rows of a session are deleted, all or those of a report. Within the transaction that does it. */
  note(sessionId: string): void {
    this.#look();
    this.#deleted.add(sessionId);
  }

  /** The same of all sessions that have ended. */
  noteAll(): void {
    this.#deleted.addAll();
  }

  /** A session was deleted. In a large store its traces go bit by bit after this. */
  sessionDeleted(): void {
    const { database, path, index, write, change } = this.#options;
    this.#mustErase = true;
    this.#mustPurge = true;
    if (isLarge(path)) return change(() => emptyLog(database));
    this.#eraseNow(() => {
      write(() => index.purgeAll());
      this.#mustPurge = false;
    });
  }

  /** A report was deleted, which left no trace in the index. */
  reportDeleted(): void {
    this.#eraseNow();
  }

  /** All sessions were deleted, and the index with them. */
  allDeleted(): void {
    this.#mustPurge = false;
    this.#eraseNow();
  }

  /** Something was taken back: its rows are overwritten by now; SQLite's log may still have them as they were. */
  takenBack(): void {
    this.#mustErase = true;
    this.#options.change(() => emptyLog(this.#options.database));
  }

  /** Takes out some of what is left. Returns whether there is more to do at once; see `SessionRepository.tidy`. */
  tidy(): boolean {
    if (!this.#mustErase || performance.now() < this.#eraseAgainAt) return false;
    const { path, statements, index, write } = this.#options;
    this.#look();
    if (this.#mustPurge) {
      this.#mustPurge = write(() => index.purge());
      if (this.#mustPurge) return true;
    }
    const some = this.#unerased?.length !== 0;
    if (some && isLarge(path) && statements.openSessions.all().length > 0) return false;
    this.#eraseAgainAt = performance.now() + ERASE_AGAIN_MS;
    if (some) this.#erase();
    this.#mustErase = false;
    this.#eraseAgainAt = 0;
    return false;
  }

  /** Sessions of which traces may be left; null for all that there were. */
  get #unerased(): string[] | null {
    const { ids } = this.#deleted;
    return ids && [...ids, ...z.array(z.string()).parse(this.#options.statements.findUnerased.all())];
  }

  /** After the start: what was noted before may be in the index as well. */
  #look(): void {
    this.#mustPurge ??= this.#deleted.ids?.length !== 0;
  }

  /** The rows are gone, whatever becomes of this: what can't be erased now is done by `tidy`. */
  #eraseNow(before: () => void = () => undefined): void {
    this.#mustErase = true;
    try {
      before();
      this.#erase();
    } catch {
      // Another program may hold a copy. Whatever else is the matter with the files, the next request tells.
    }
  }

  /** All of it but what is in the index; only then it is noted no more. @throws where a file can't be touched */
  #erase(): void {
    const { database, path, statements, write, change } = this.#options;
    const sessions = this.#unerased;
    const done = change(() => eraseDeleted(database));
    eraseFromKept(keptAside(path), sessions);
    write(() => {
      if (!this.#mustPurge) this.#deleted.clear();
      if (done) statements.setErased.run();
    });
    change(() => emptyLog(database));
  }
}
