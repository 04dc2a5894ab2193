import { constants, copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { parse, join } from 'node:path';
import { backupNames, unfinishedPath } from './backups/names';

/** Files that SQLite keeps beside a database, by what is added to its name. */
export const COMPANIONS: readonly string[] = ['-wal', '-shm'];

/**
 * Renames the unreadable file `name.ext` to `name.broken-<time>.ext`, with the files that belong to it when
 * it is a database, and returns the new path. `now` is in epoch milliseconds.
 */
export function keepAside(path: string, now: number): string {
  const kept = asideOf(path, now);
  renameSync(path, kept);
  for (const companion of COMPANIONS) {
    if (existsSync(path + companion)) renameSync(path + companion, kept + companion);
  }
  return kept;
}

/** Copies the file where `keepAside` would move it, and returns the copy's path. */
export function copyAside(path: string, now: number): string {
  const kept = asideOf(path, now);
  copyFileSync(path, kept, constants.COPYFILE_EXCL);
  return kept;
}

/**
 * The paths of all copies of the database at `path`, for what was deleted in it to be taken out of them too: those that
 * were kept aside, and its backups. A backup that is being made is given up, for it may hold what was deleted as well;
 * whoever makes it finds nothing to finish.
 */
export function keptAside(path: string): string[] {
  const { dir, name, ext } = parse(path);
  // Before it is looked which there are, so that one that is finished meanwhile is among them.
  removeKept(unfinishedPath(path));
  const broken = readdirSync(dir || '.')
    .filter((file) => file.startsWith(markOf(name)) && file.endsWith(ext))
    .map((file) => join(dir, file));
  return [...broken, ...backupNames(path).map((backup) => backup.path)];
}

/** Deletes a database that was kept aside or copied, with the files that belong to it. */
export function removeKept(path: string): void {
  for (const companion of ['', ...COMPANIONS]) rmSync(path + companion, { force: true });
}

function asideOf(path: string, now: number): string {
  const { dir, name, ext } = parse(path);
  // Windows allows no colon in a name.
  const time = new Date(now).toISOString().replaceAll(/[:.]/gu, '-');
  return join(dir, `${markOf(name)}${time}${ext}`);
}

function markOf(name: string): string {
  return `${name}.broken-`;
}
