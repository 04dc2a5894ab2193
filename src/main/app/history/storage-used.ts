import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageUsed } from '../../../shared/session/history';

/** Files of the recordings' folder that are looked at; it would take too long to see more. */
const MOST_FILES = 100_000;

/** What the database with its log, and the folder with all that lies in it, take of the disk. */
export async function storageUsed(databasePath: string, recordingsFolder: string): Promise<StorageUsed> {
  const [database, log, recordings] = await Promise.all([
    sizeOf(databasePath),
    sizeOf(`${databasePath}-wal`),
    sizeOfFolder(recordingsFolder),
  ]);
  return { database: database + log, recordings };
}

/** 0 where there is none, or none can be seen. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.size ?? 0;
}

async function sizeOfFolder(path: string): Promise<number> {
  const folder = await opendir(path, { recursive: true }).catch(() => null);
  if (!folder) return 0;
  let size = 0;
  let files = 0;
  for await (const entry of folder) {
    if (!entry.isFile()) continue;
    size += await sizeOf(join(entry.parentPath, entry.name));
    if (++files >= MOST_FILES) break;
  }
  return size;
}
