import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Nobody but the user may read, write or enter. */
const PRIVATE_MASK = 0o077;
const STICKY = 0o1000;

/** The mask that the user's other programs work with; null until it was put aside. */
let usersMask: number | null = null;

/**
 * From now on this process makes files and folders for its user's eyes only. (Windows keeps a user's own folders from
 * others by itself.)
 */
export function makeFilesPrivate(): void {
  usersMask = process.umask(PRIVATE_MASK);
}

/** The permissions of what is meant for other programs and people as well, such as an export. */
export function sharedMode(): number | undefined {
  return usersMask === null ? undefined : 0o666 & ~usersMask;
}

/**
 * Makes a folder private that an earlier version left open, and the files of `names` in it, each of which stands for
 * all files whose names begin so. A folder that is not the user's own, such as `/tmp`, or is their home stays as it
 * is. What can't be changed, as on a disk that is read only, stays too.
 */
export function makePrivate(folder: string, names: readonly string[]): void {
  if (process.platform === 'win32') return;
  try {
    const { uid, mode } = lstatSync(folder);
    if (uid !== process.getuid?.() || (mode & STICKY) !== 0 || folder === homedir()) return;
    chmodSync(folder, 0o700);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isFile() && names.some((name) => entry.name.startsWith(name))) {
        chmodSync(join(folder, entry.name), 0o600);
      }
    }
  } catch {
    // It is not there yet, or stays as it is.
  }
}
