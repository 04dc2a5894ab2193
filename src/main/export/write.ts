import { dirname } from 'node:path';
import { JamakError, type MessageCode } from '../../shared/errors';
import { writeAtomically } from '../files/atomic-write';
import { sharedMode } from '../files/permissions';

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
export async function writeExport(path: string, content: string): Promise<void> {
  try {
    await writeAtomically(path, content, { modeOfNew: sharedMode() });
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const code = CODES[reason] ?? 'export-failed';
    throw new JamakError(code, { params: { path: dirname(path) }, retryable: true, cause });
  }
}
