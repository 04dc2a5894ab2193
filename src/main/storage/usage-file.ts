import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { monthUsageSchema, type MonthUsage } from '../../shared/usage';
import { writeAtomically } from '../files/atomic-write';

/** Keeps what the language server was used for this month, over all sessions and runs. */
export interface UsageFile {
  /** What the last run kept; null when there is no file, or one that can't be read. */
  readonly saved: MonthUsage | null;
  /** Returns at once. What can't be written, as on a full disk, goes with the next write. */
  save(month: MonthUsage): void;
  /** Resolves when all that was saved so far was written. */
  settled(): Promise<void>;
}

export function openUsage({ path }: { readonly path: string }): UsageFile {
  let writing: Promise<void> | null = null;
  let unsaved: MonthUsage | null = null;

  /** One write after the other, each of what is newest then. */
  async function writeAll(): Promise<void> {
    while (unsaved) {
      const month = unsaved;
      unsaved = null;
      await write(path, month).catch(() => undefined);
    }
    writing = null;
  }

  return {
    saved: read(path),
    save(month) {
      unsaved = month;
      writing ??= writeAll();
    },
    settled: () => writing ?? Promise.resolve(),
  };
}

function read(path: string): MonthUsage | null {
  try {
    return monthUsageSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

async function write(path: string, month: MonthUsage): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(path, `${JSON.stringify(month)}\n`);
}
