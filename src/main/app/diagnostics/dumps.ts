import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT_MS } from './crash-log';

/** Memory of a crashed process, as the crash handler wrote it. */
export interface Dump {
  readonly path: string;
  readonly bytes: number;
  /** Epoch ms. */
  readonly at: number;
}

/** So many are kept, of so many bytes together. */
const MOST_DUMPS = 3;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The dumps in the crash handler's folder, which it orders as the system likes. They may hold words that were said, and
 * keys: they are few, of the last thirty days, and go as soon as anything is deleted or taken back.
 */
export class Dumps {
  readonly #folder: string;
  readonly #now: () => number;

  constructor(folder: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Newest first. */
  list(): Dump[] {
    return this.#files()
      .filter(({ path }) => path.endsWith('.dmp'))
      .toSorted((left, right) => right.at - left.at);
  }

  /** Deletes all but the newest few. */
  prune(): void {
    let bytes = 0;
    for (const [index, dump] of this.list().entries()) {
      bytes += dump.bytes;
      if (index < MOST_DUMPS && bytes <= MOST_BYTES && this.#now() - dump.at < KEPT_MS) continue;
      remove(dump.path);
      remove(dump.path.replace(/\.dmp$/, '.meta'));
    }
  }

  /** Deletes all of them, and what the handler wrote beside them. */
  clear(): void {
    for (const { path } of this.#files()) if (/\.(?:dmp|meta)$/.test(path)) remove(path);
  }

  #files(): Dump[] {
    try {
      return readdirSync(this.#folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .flatMap(({ parentPath, name }) => statOf(join(parentPath, name)));
    } catch {
      // Nothing has crashed yet.
      return [];
    }
  }
}

/** The handler may move or finish a file at any time. */
function statOf(path: string): Dump[] {
  try {
    const { size, mtimeMs } = statSync(path);
    return [{ path, bytes: size, at: mtimeMs }];
  } catch {
    return [];
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The handler still writes it; the next look finds it again.
  }
}
