import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders within folders that are gone into. */
const DEEPEST = 8;
/** Entries of folders that are looked at, so that a whole disk is no trap. */
const MOST_ENTRIES = 100_000;

/** What of a file system is asked for. */
export interface FindOptions {
  /** By its path. */
  readonly isRecording: (path: string) => boolean;
  /** Files that are wanted at most. */
  readonly most: number;
}

/**
 * The recordings in a folder and in those within it, in the order of their names; of a file, itself. Links and what is
 * hidden are left out, and so are folders that can't be read.
 */
export async function findRecordings(path: string, { isRecording, most }: FindOptions): Promise<string[]> {
  const info = await stat(path).catch(() => null);
  if (!info?.isDirectory()) return [path];
  const found: string[] = [];
  let entries = 0;
  async function walk(folder: string, depth: number): Promise<void> {
    const inside = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const byName = inside.toSorted((left, right) => ORDER.compare(left.name, right.name));
    for (const entry of byName) {
      if (found.length >= most || ++entries > MOST_ENTRIES) return;
      const at = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isFile() && isRecording(at)) found.push(at);
      else if (entry.isDirectory() && depth < DEEPEST) await walk(at, depth + 1);
    }
  }
  await walk(path, 0);
  return found;
}

/** Part 2 comes before part 10. */
const ORDER = new Intl.Collator(undefined, { numeric: true });
