import { removeKept } from '../keep-aside';
import { backupNames } from './names';

const KEPT = 3;

/** Deletes all backups but the newest. */
export function pruneBackups(path: string): void {
  for (const { path: old } of backupNames(path).slice(KEPT)) removeKept(old);
}
