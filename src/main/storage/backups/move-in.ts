import { rename } from 'node:fs/promises';
import { removeKept } from '../keep-aside';
import { connect } from '../worker-connection';
import { copyWithLog, removeCompanions } from './copy-database';
import { unfinishedPath } from './names';

export interface MoveIn {
  /** The database to replace; nobody has it open. */
  readonly path: string;
  /** The built `worker.ts`. */
  readonly workerPath: string;
}

/**
 * Puts a copy of the database at `from` in the place of the one at `path`. Until the last step, what is there stays.
 *
 * @throws JamakError 'store-newer' or 'store-failed', or the file system's error
 */
export async function moveIn(from: string, { path, workerPath }: MoveIn): Promise<void> {
  const unfinished = unfinishedPath(path);
  try {
    await copyWithLog(from, unfinished);
    await bringIntoShape(unfinished, workerPath);
    // The log there is not of the one that comes.
    await removeCompanions(path);
    await rename(unfinished, path);
  } catch (error) {
    removeKept(unfinished);
    throw error;
  }
}

/** Of the newest shape, with all that was in its log. */
async function bringIntoShape(path: string, workerPath: string): Promise<void> {
  const writer = await connect(workerPath, { path, role: 'writer', check: false }, () => undefined);
  if (!writer) throw new Error('the database is broken');
  try {
    await writer.call('flush');
  } finally {
    await writer.close();
  }
  await removeCompanions(path);
}
