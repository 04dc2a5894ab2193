import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { MIGRATIONS } from '../migrations';
import type { StorageNotice } from '../contract';
import { mustHaveRoom, sizeOf } from './copy-database';
import { versionInFile } from './database-header';
import { backupPath, unfinishedPath } from './names';
import { pruneBackups } from './prune';

const LOG = '-wal';

export interface BeforeMigration {
  readonly path: string;
  readonly onNotice: (notice: StorageNotice) => void;
  readonly now?: () => number;
}

/**
 * Keeps a database as it is before it is brought to a newer shape, with its log, as nobody has it open yet. Where there
 * is no room for that it is said, and no reason not to start: a migration changes all or nothing.
 */
export async function keepBeforeMigration({
  path,
  onNotice,
  now = Date.now,
}: BeforeMigration): Promise<void> {
  const version = await versionInFile(path).catch(() => null);
  if (version === null || version === 0 || version >= MIGRATIONS.length) return;
  const unfinished = unfinishedPath(path);
  const kept = backupPath(path, now());
  try {
    await mustHaveRoom(path, sizeOf(path) + sizeOf(path + LOG));
    await copyFile(path, unfinished);
    // First its log: without it, the copy could be taken for whole.
    if (await exists(path + LOG)) await copyFile(path + LOG, kept + LOG);
    await rename(unfinished, kept);
    pruneBackups(path);
  } catch {
    await Promise.all([unfinished, kept + LOG].map((file) => rm(file, { force: true })));
    onNotice({ level: 'warning', code: 'backup-failed', params: {} });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
