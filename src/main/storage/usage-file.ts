import { monthUsageSchema, type MonthUsage } from '../../shared/session/usage';
import type { StorageNotice } from './contract';
import { openJsonFile } from './json-file';

/** Keeps what servers were used for this month, over all sessions and runs. */
export interface UsageFile {
  /** What the last run kept; null when there is no file, or one that can't be read. */
  readonly saved: MonthUsage | null;
  /** Returns at once. What can't be written, as on a full disk, goes with the next write. */
  save(month: MonthUsage): void;
  /** Resolves when all that was saved so far was written. */
  settled(): Promise<void>;
}

export interface UsageFileOptions {
  readonly path: string;
  readonly onNotice: (notice: StorageNotice) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A file that can't be read is kept aside, and 'usage-broken' is told with the `path` of the file kept. */
export function openUsage({ path, onNotice, now }: UsageFileOptions): UsageFile {
  const file = openJsonFile({ path, schema: monthUsageSchema, version: 1, now });
  let writing: Promise<void> | null = null;
  let unsaved: MonthUsage | null = null;
  if (file.damage) {
    onNotice({ level: 'warning', code: 'usage-broken', params: { path: file.damage.path } });
  }

  /** One write after the other, each of what is newest then. */
  async function writeAll(): Promise<void> {
    while (unsaved) {
      const month = unsaved;
      unsaved = null;
      await file.write(month).catch(() => undefined);
    }
    writing = null;
  }

  return {
    saved: file.found,
    save(month) {
      unsaved = month;
      writing ??= writeAll();
    },
    settled: () => writing ?? Promise.resolve(),
  };
}
