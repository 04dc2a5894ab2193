import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';

const MARK = '.backup-';
const UNFINISHED = '.backing-up';
/** As in `2026-11-22T09-30-05-007Z`: Windows allows no colon in a name. */
const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/;

/** Where a backup of the database at `path` lies that is made `now`, epoch ms. */
export function backupPath(path: string, now: number): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}${MARK}${new Date(now).toISOString().replaceAll(/[:.]/gu, '-')}${ext}`);
}

/** Where it is written until it is whole. */
export function unfinishedPath(path: string): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}${UNFINISHED}${ext}`);
}

export interface BackupName {
  /** When it was made, as its name says. */
  readonly id: string;
  /** The same, epoch ms. */
  readonly madeAt: number;
  readonly path: string;
}

/** The backups of the database at `path`, newest first. */
export function backupNames(path: string): BackupName[] {
  const { dir, name, ext } = parse(path);
  const mark = name + MARK;
  return readdirSync(dir || '.')
    .flatMap((file) => {
      if (!file.startsWith(mark) || !file.endsWith(ext)) return [];
      const id = file.slice(mark.length, file.length - ext.length);
      const madeAt = timeOf(id);
      return madeAt === null ? [] : [{ id, madeAt, path: join(dir, file) }];
    })
    .toSorted((left, right) => right.madeAt - left.madeAt);
}

/** Whether the file at `path` is a backup, and nothing that was kept aside. */
export function isBackup(path: string): boolean {
  return parse(path).base.includes(MARK);
}

function timeOf(id: string): number | null {
  const [whole, day, hours, minutes, seconds, ms] = TIME.exec(id) ?? [];
  if (whole === undefined) return null;
  const time = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
  return Number.isNaN(time) ? null : time;
}
