import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { JamakError } from '../../shared/errors';
import { DEFAULT_SETTINGS, settingsSchema, type Settings, type SettingsPatch } from '../../shared/settings';
import { writeAtomically } from '../files/atomic-write';
import type { StorageNotice } from './contract';
import { keepAside } from './keep-aside';

/** What main may change: what a window may, and what main keeps for itself. */
export type SettingsChange = SettingsPatch & { exportFolder?: string | undefined };

export interface SettingsFile {
  get(): Settings;
  /**
   * Changes the keys that are given and not undefined; `get` tells at once, the promise when it was written.
   * A write that fails is told as 'settings-unsaved'; the change then holds until the app ends.
   *
   * @throws JamakError 'bad-request' when a value is not allowed; nothing is changed
   */
  change(patch: SettingsChange): Promise<Settings>;
}

export interface SettingsFileOptions {
  readonly path: string;
  readonly onNotice: (notice: StorageNotice) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/**
 * Reads the settings, or takes the defaults when there is no file yet. A file that can't be read or was
 * written by a newer Jamak is kept aside, the defaults are used, and 'settings-broken' is told with the
 * `path` of the file kept.
 */
export function openSettings(options: SettingsFileOptions): SettingsFile {
  const { path, onNotice, now = Date.now } = options;
  let settings = read();
  let writing = Promise.resolve();

  function read(): Settings {
    let text: string | null;
    try {
      text = readIfThere(path);
      return text === null ? DEFAULT_SETTINGS : settingsSchema.parse(JSON.parse(text));
    } catch {
      onNotice({ level: 'warning', code: 'settings-broken', params: { path: putAside(path, now()) } });
      return DEFAULT_SETTINGS;
    }
  }

  async function write(): Promise<void> {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeAtomically(path, `${JSON.stringify(settings, null, 2)}\n`);
    } catch {
      onNotice({ level: 'warning', code: 'settings-unsaved', params: { path } });
    }
  }

  return {
    get: () => settings,

    async change(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const changed = settingsSchema.safeParse({ ...settings, ...given });
      if (!changed.success) throw new JamakError('bad-request', { cause: changed.error });
      settings = changed.data;
      // One write after the other, so that an older state can't land on a newer one.
      writing = writing.then(write);
      await writing;
      return changed.data;
    },
  };
}

function readIfThere(path: string): string | null {
  try {
    // Editors on Windows may have put a byte order mark in front.
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The file's new path, or its old one where it can't be moved. */
function putAside(path: string, now: number): string {
  try {
    return keepAside(path, now);
  } catch {
    return path;
  }
}
