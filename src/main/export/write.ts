import { open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JamakError, type MessageCode } from '../../shared/errors';
import { replaceAtomically, writeAtomically } from '../files/atomic-write';
import { sharedMode } from '../files/permissions';
import { whyUnwritable } from '../files/why-unwritable';

/** The file system's words for what the user can do something about. ENOTDIR: part of the path is a file. */
const CODES: Readonly<Record<string, MessageCode>> = {
  EACCES: 'export-folder-read-only',
  EPERM: 'export-folder-read-only',
  EROFS: 'export-folder-read-only',
  ENOSPC: 'export-disk-full',
  EDQUOT: 'export-disk-full',
  ENOENT: 'export-folder-missing',
  ENOTDIR: 'export-folder-missing',
};

/**
 * Writes an export wholly or not at all; a file that was there stays as it was when this fails.
 *
 * @throws JamakError 'export-folder-read-only', 'export-disk-full', 'export-folder-missing' or
 *   'export-failed', with the folder as `path`
 */
export function writeExport(path: string, content: string | Uint8Array): Promise<void> {
  return told(path, () => writeAtomically(path, content, { modeOfNew: sharedMode() }));
}

/** The same with content that `write` writes piece by piece. @throws also what `write` throws that is a JamakError */
export function writeLargeExport(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  return told(path, () => replaceAtomically(path, write, { modeOfNew: sharedMode() }));
}

/**
 * Makes the folder of exports that are to come, and tries whether they can be written to it.
 *
 * @throws JamakError as `writeExport`
 */
export function makeExportFolder(folder: string): void {
  const reason = whyUnwritable(folder);
  // A file that lies in its place.
  if (reason !== null) throw failure(reason === 'EEXIST' ? 'ENOTDIR' : reason, folder);
}

/** Names that are tried beside files of others. */
const MOST_NAMES = 1000;

/**
 * Has `write` write a file that was not there: the first of `stem.extension`, `stem (2).extension` … that nobody has.
 * Returns its path; nothing is left of it when `write` fails.
 *
 * @throws as `writeExport`, and what `write` throws
 */
export async function writeBeside(
  folder: string,
  stem: string,
  extension: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  const path = await told(join(folder, stem), () => reserve(folder, stem, extension));
  try {
    await write(path);
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
  return path;
}

/** Makes an empty file under a name that nobody has, so that two that look at once don't take the same. */
async function reserve(folder: string, stem: string, extension: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, `${number === 1 ? stem : `${stem} (${number})`}.${extension}`);
    try {
      await (await open(path, 'wx', sharedMode())).close();
      return path;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || number >= MOST_NAMES) throw error;
    }
  }
}

async function told<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof JamakError) throw cause;
    throw failure(codeOf(cause), dirname(path), cause);
  }
}

/** @param reason the file system's code */
function failure(reason: string, folder: string, cause?: unknown): JamakError {
  const code = CODES[reason] ?? 'export-failed';
  return new JamakError(code, { params: { path: folder }, retryable: true, cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
