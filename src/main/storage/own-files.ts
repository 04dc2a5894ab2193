import { rmSync, statSync } from 'node:fs';
import type { WorkerLeft } from './protocol';

const LOG = '-wal';
const INDEX = '-shm';

interface Seen {
  readonly file: string;
  readonly state: string;
}

/**
 * Notices when somebody else writes to the database, replaces or deletes it. SQLite itself would go on as if nothing
 * had happened, in a file that nobody can find any more, and in pages that it still has in its memory.
 */
export class OwnFiles {
  readonly #path: string;
  #database: Seen | null;
  #log: Seen | null;

  /** They are ours as they are now. `path` is the database's; one in memory has no files and is always ours. */
  constructor(path: string) {
    this.#path = path;
    this.#database = see(path);
    this.#log = see(path + LOG);
  }

  /** Whoever uses the files calls this after each change that it made itself. */
  remember(): void {
    this.#database = see(this.#path);
    this.#log = see(this.#path + LOG);
  }

  /** What somebody else did to them since; null when it was nothing. */
  get harm(): Exclude<WorkerLeft['why'], 'broken'> | null {
    const database = see(this.#path);
    const log = see(this.#path + LOG);
    if (database?.file !== this.#database?.file) return 'replaced';
    return database?.state === this.#database?.state && log?.state === this.#log?.state ? null : 'touched';
  }

  /**
   * After 'replaced': takes our log away, because SQLite would write what is in it into the file that stands there
   * now. The database has to be closed.
   */
  removeLog(): void {
    if (this.#log?.file !== see(this.#path + LOG)?.file) return;
    rmSync(this.#path + LOG, { force: true });
    rmSync(this.#path + INDEX, { force: true });
  }
}

/** Null when there is no file, or none can be seen. */
function see(path: string): Seen | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stats) return null;
  const file = `${stats.dev} ${stats.ino}`;
  // Windows may tell late when an open file was written.
  const writtenAt = process.platform === 'win32' ? '' : stats.mtimeNs;
  return { file, state: `${file} ${stats.size} ${writtenAt}` };
}
