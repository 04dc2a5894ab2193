import { createHash } from 'node:crypto';
import { lstat, open, readdir, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JamakError } from '../../../shared/errors';
import { replaceAtomically } from '../../files/atomic-write';

const PIECE_BYTES = 1 << 20;
const FULL_DISK = ['ENOSPC', 'EDQUOT'];
/** Whoever may read it may run it, as it was. */
const MODE_OF_NEW = 0o755;
/** What is not in its place yet (`files/atomic-write`). */
const UNPLACED = /^\.jamak-[0-9a-f]{8}\.tmp$/u;
/** Nobody writes any more what was written last so long ago, ms. */
const LEFT_MS = 3600_000;

/**
 * Puts the file `from` into the place of `to`, wholly or not at all, if it is the one with this digest. electron-updater
 * deletes the old AppImage first and moves the new one then: where that fails there is none at all.
 *
 * @param sha512 base64
 * @throws JamakError 'update-damaged', 'update-disk-full', 'update-not-installed'
 */
export async function placeFile(from: string, to: string, sha512: string): Promise<void> {
  try {
    const source = await open(from, 'r');
    try {
      await replaceAtomically(
        to,
        async (target) => {
          const hash = createHash('sha512');
          for await (const piece of source.createReadStream({
            highWaterMark: PIECE_BYTES,
            autoClose: false,
          })) {
            hash.update(piece as Buffer);
            await target.writeFile(piece as Buffer);
          }
          if (hash.digest('base64') !== sha512) throw new JamakError('update-damaged');
        },
        { modeOfNew: MODE_OF_NEW },
      );
    } finally {
      await source.close();
    }
  } catch (error) {
    throw asInstallError(error);
  }
}

/** Removes what lies beside the file since its replacing was cut off, as by a system that shut down. Never rejects. */
export async function removeLeftOvers(of: string, now: number = Date.now()): Promise<void> {
  try {
    const folder = dirname(await realpath(of));
    for (const name of (await readdir(folder)).filter((one) => UNPLACED.test(one))) {
      const path = join(folder, name);
      const stats = await lstat(path);
      if (stats.isFile() && now - stats.mtimeMs > LEFT_MS) await rm(path, { force: true });
    }
  } catch {
    // It takes room and does no harm.
  }
}

/** Whether a file has this digest. `sha512`: base64. @throws the file system's error */
export async function hasDigest(path: string, sha512: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha512');
    const pieces = file.createReadStream({ highWaterMark: PIECE_BYTES, autoClose: false });
    for await (const piece of pieces) hash.update(piece as Buffer);
    return hash.digest('base64') === sha512;
  } finally {
    await file.close();
  }
}

export function asInstallError(error: unknown): JamakError {
  if (error instanceof JamakError) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  return new JamakError(FULL_DISK.includes(code) ? 'update-disk-full' : 'update-not-installed', {
    retryable: true,
    cause: error,
  });
}
