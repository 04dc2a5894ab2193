import { readFileSync, statSync, type Stats } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeAtomically } from '../files/atomic-write';
import { copyAside, keepAside } from './keep-aside';
import { parseJson } from '../files/parse-json';
import { salvage } from './salvage';

export interface JsonFileOptions<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** The newest `version` that a file may say it is of. */
  readonly version: number;
  /** Brings what was read, whatever it is, to the newest version. */
  readonly migrate?: (value: unknown) => unknown;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
}

export interface Damage {
  /** Where the file lies as it was found. */
  readonly path: string;
  /** What had to be given up, such as `overlay.fontSizePx`; 'all' when nothing of the file could be used. */
  readonly lost: 'all' | readonly string[];
}

export interface JsonFile<T> {
  /** What the file held; null when there was none, or nothing of it could be used. */
  readonly found: T | null;
  /** What was wrong with it; null when nothing was. */
  readonly damage: Damage | null;
  /**
   * Replaces the file by `value`, for its user's eyes only. One write follows the other, so that an older value
   * can't land on a newer one.
   *
   * @throws the file system's error, also when a damaged file could not be kept aside: it is never written over
   */
  write(value: T): Promise<void>;
}

const MODE = 0o600;
/** Far more than Jamak ever writes, bytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Reads a file of Jamak's own. What can't be read, or is of a newer version, is kept aside as it is. Of a file that
 * is wrong in parts, all other parts are used, and a copy of it is kept.
 */
export function openJsonFile<T>(options: JsonFileOptions<T>): JsonFile<T> {
  const { path, now = Date.now } = options;
  const { found, lost } = read(options);
  const aside = lost === 'all' ? keepAside : copyAside;
  /** Still to be kept aside. */
  let atRisk = lost === 'all' || lost.length > 0;
  let damage: Damage | null = null;
  let writing = Promise.resolve();

  function keep(): string {
    const kept = aside(path, now());
    atRisk = false;
    return kept;
  }

  if (atRisk) {
    try {
      damage = { path: keep(), lost };
    } catch {
      damage = { path, lost };
    }
  }

  return {
    found,
    damage,
    write(value) {
      const written = writing.then(async () => {
        if (atRisk) keep();
        await mkdir(dirname(path), { recursive: true });
        await writeAtomically(path, `${JSON.stringify(value, null, 2)}\n`, { mode: MODE });
      });
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

function read<T>({ path, schema, version, migrate = (value) => value }: JsonFileOptions<T>): {
  found: T | null;
  lost: Damage['lost'];
} {
  try {
    const text = readIfThere(path);
    if (text === null) return { found: null, lost: [] };
    const value = parseJson(text);
    const salvaged = isNewer(value, version) ? null : salvage(schema, migrate(value));
    if (salvaged) return { found: salvaged.value, lost: salvaged.lost };
  } catch {
    // It is kept aside like one that makes no sense.
  }
  return { found: null, lost: 'all' };
}

function isNewer(value: unknown, version: number): boolean {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false;
  return typeof value.version === 'number' && value.version > version;
}

/** @throws an error when there is something that is no file, can't be read or is too large */
function readIfThere(path: string): string | null {
  const stats = statIfThere(path);
  if (!stats) return null;
  // A pipe would be read for ever.
  if (!stats.isFile() || stats.size > MAX_BYTES) throw new Error('not a file of ours');
  const bytes = readFileSync(path);
  // Editors on Windows put a byte order mark in front, which also says that they wrote UTF-16; the decoder drops it.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function statIfThere(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    // The second: what should be its folder is a file.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
