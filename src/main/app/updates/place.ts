import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { JamakError } from '../../../shared/errors';
import { replaceAtomically } from '../../files/atomic-write';

const PIECE_BYTES = 1 << 20;
const FULL_DISK = ['ENOSPC', 'EDQUOT'];
/** Whoever may read it may run it, as it was. */
const MODE_OF_NEW = 0o755;

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
