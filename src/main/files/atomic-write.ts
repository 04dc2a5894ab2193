import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { temporaryIn } from './temporary';

export interface Permissions {
  /** Those of the file, whatever it had before; left out, it keeps them. */
  readonly mode?: number | undefined;
  /** Those of a file that was not there before; left out, the process's usual ones. */
  readonly modeOfNew?: number | undefined;
}

/**
 * Replaces the file at `path` by `content` (words as UTF-8), wholly or not at all: it is written beside its target,
 * flushed to the disk and renamed. On failure the file that was there stays as it was and nothing is left over; what a kill
 * leaves goes with a later write into the folder.
 * A link is followed. The file has its permissions before its first byte is written.
 *
 * This is our own because write-file-atomic 7 ignores how much `write` wrote: on a full disk it renames a
 * cut-off file over the good one.
 *
 * @throws the file system's error, with its `code`
 */
export function writeAtomically(
  path: string,
  content: string | Uint8Array,
  permissions: Permissions = {},
): Promise<void> {
  return replaceAtomically(path, (file) => file.writeFile(content), permissions);
}

/**
 * The same with content that `write` writes piece by piece, so that it need not fit into the memory.
 *
 * @throws what `write` throws, or the file system's error
 */
export async function replaceAtomically(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  { mode, modeOfNew }: Permissions = {},
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const temporary = await temporaryIn(folder);
  try {
    await writeWhole(temporary, write, mode ?? (await modeOf(target)) ?? modeOfNew);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(folder);
}

async function writeWhole(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  mode: number | undefined,
): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    // The process's mask may have kept some from it.
    if (mode !== undefined) await file.chmod(mode);
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats && stats.mode & 0o777;
}

/** Makes a rename in the folder survive a power cut, where the system can do that to a folder (Windows can't). */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file is in place; at worst the old one is back after a power cut.
  }
}
