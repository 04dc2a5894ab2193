import { constants, statSync } from 'node:fs';
import { copyFile, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from '../../files/atomic-write';
import { COMPANIONS } from '../keep-aside';

/** Room that a copy leaves for captions, bytes. */
const ROOM_LEFT = 64 * 1024 * 1024;

/** What a file system says of a disk that is full. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

export function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code));
}

/** There is no room for a copy. */
export class NoRoomError extends Error {
  readonly code = 'ENOSPC';
}

/** @throws NoRoomError when `bytes` would not fit beside `path` with room to spare */
export async function mustHaveRoom(path: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < bytes + ROOM_LEFT) throw new NoRoomError();
}

/**
 * Copies a database file to `unfinished`, flushed to the disk. False, and nothing is left, when the file changed
 * meanwhile: what was written to SQLite's log alone does not change it.
 *
 * @throws NoRoomError, or the file system's error; nothing is left then
 */
export async function copyAsItIs(path: string, unfinished: string): Promise<boolean> {
  const before = await stat(path, { bigint: true });
  await mustHaveRoom(path, Number(before.size));
  try {
    await copyFile(path, unfinished, constants.COPYFILE_FICLONE);
    await flush(unfinished);
    const after = await stat(path, { bigint: true });
    if (before.size === after.size && before.mtimeNs === after.mtimeNs && before.ino === after.ino)
      return true;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await rm(unfinished, { force: true });
  return false;
}

/** Gives a copy its name. False when it is there no more, because it was given up. @throws the file system's error */
export async function finishCopy(unfinished: string, path: string): Promise<boolean> {
  try {
    await rename(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await flushFolder(dirname(path));
  return true;
}

const LOG = '-wal';

/**
 * Copies a database that nobody has open, with its log, in which may be what its file lacks: as in a backup that was made
 * before a migration. The copy is to be opened before it is moved, which is when that comes into its file.
 *
 * @throws the file system's error
 */
export async function copyWithLog(from: string, to: string): Promise<void> {
  await removeCompanions(to);
  // First the log: without it, the copy could be taken for whole.
  await copyFile(from + LOG, to + LOG).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  await copyFile(from, to);
}

/** Removes what SQLite leaves beside a database that was closed, and would take for its log. */
export async function removeCompanions(path: string): Promise<void> {
  await Promise.all(COMPANIONS.map((end) => rm(path + end, { force: true })));
}

export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** For its user's eyes only, and safe from a power cut. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}
