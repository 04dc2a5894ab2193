import { isDeepStrictEqual } from 'node:util';
import { JamakError } from '../../shared/errors';
import { DEFAULT_SETTINGS, settingsSchema, type Settings, type SettingsPatch } from '../../shared/settings';
import type { StorageNotice } from './contract';
import { openJsonFile, type Damage } from './json-file';

/** What main may change: what a window may, and what main keeps for itself. */
export type SettingsChange = Omit<SettingsPatch, 'textFile' | 'autoExport'> &
  Partial<Pick<Settings, 'exportFolder' | 'overlayPlaces' | 'streamOrigins' | 'obsOrigins'>> & {
    readonly textFile?: Settings['textFile'] | undefined;
    readonly autoExport?: Settings['autoExport'] | undefined;
  };

export interface SettingsFile {
  /** Whether the file could be used as it was found, or there was none. */
  readonly intact: boolean;
  /** Whether there was no file: the profile is new. */
  readonly fresh: boolean;
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

/** Values that a notice names, at most. */
const MOST_NAMED = 5;

/**
 * Reads the settings, or takes the defaults when there is no file yet. A file that can't be read or was
 * written by a newer Jamak is kept aside, the defaults are used, and 'settings-broken' is told with the
 * `path` of the file kept. A value that is not allowed goes back to its default alone, and 'settings-reset' is told
 * with the `settings` that did.
 */
export function openSettings({ path, onNotice, now }: SettingsFileOptions): SettingsFile {
  const file = openJsonFile({ path, schema: settingsSchema, version: 2, migrate, now });
  let settings = file.found ?? DEFAULT_SETTINGS;
  if (file.damage) mend(file.damage);

  function mend({ path: kept, lost }: Damage): void {
    if (lost === 'all') {
      onNotice({ level: 'warning', code: 'settings-broken', params: { path: kept } });
      return;
    }
    const { settings: mended, reset } = withoutLostServers(settings, lost);
    settings = withGlossary(mended, lost);
    const named = reset.slice(0, MOST_NAMED).join(', ');
    const more = reset.length > MOST_NAMED ? ', …' : '';
    onNotice({ level: 'warning', code: 'settings-reset', params: { settings: named + more, path: kept } });
    void write();
  }

  async function write(): Promise<void> {
    try {
      await file.write(settings);
    } catch {
      onNotice({ level: 'warning', code: 'settings-unsaved', params: { path } });
    }
  }

  return {
    intact: file.damage === null,
    fresh: file.found === null && file.damage === null,
    get: () => settings,

    async change(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      // A window can't name these folders, and must not lose them.
      const textFile = { ...settings.textFile, ...patch.textFile };
      const autoExport = { ...settings.autoExport, ...patch.autoExport };
      const changed = settingsSchema.safeParse({ ...settings, ...given, textFile, autoExport });
      if (!changed.success) throw new JamakError('bad-request', { cause: changed.error });
      settings = changed.data;
      await write();
      return changed.data;
    },
  };
}

/** Version 1 knew one source, without a lane around it. */
function migrate(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { version = 1, source, ...settings } = value as Record<string, unknown>;
  if (version !== 1) return value;
  const lanes = DEFAULT_SETTINGS.lanes.map((lane) => ({ ...lane, source }));
  return { ...settings, ...(source !== undefined && { lanes }), version: 2 };
}

/** Sound and captions must not go to the default's server because the address of the user's own was lost. */
function withoutLostServers(
  settings: Settings,
  lost: readonly string[],
): { readonly settings: Settings; readonly reset: readonly string[] } {
  const reset = [...lost];
  let { speech, languageEngine } = settings;
  const speechAddress = lost.includes('speech.server') || lost.includes('speech.server.endpoints');
  // Of servers that are too many, the first have stayed.
  const gone = isDeepStrictEqual(speech.server.endpoints, DEFAULT_SETTINGS.speech.server.endpoints);
  if (speechAddress && gone && speech.engine === 'server') {
    speech = { ...speech, engine: 'local' };
    reset.push('speech.engine');
  }
  if (lost.includes('languageEngine.baseUrl') && languageEngine.engine === 'server') {
    languageEngine = { ...languageEngine, engine: 'embedded' };
    reset.push('languageEngine.engine');
  }
  return { settings: { ...settings, speech, languageEngine }, reset };
}

/** Terms that were kept must hold on, although the id is lost by which they did. */
function withGlossary(settings: Settings, lost: readonly string[]): Settings {
  const { glossaries, glossaryId } = settings;
  const [first] = glossaries;
  const mayBeLost = lost.some((path) => path === 'glossaryId' || /^glossaries\.\d+\.id$/u.test(path));
  if (!first || !mayBeLost || glossaries.some(({ id }) => id === glossaryId)) return settings;
  return { ...settings, glossaryId: first.id };
}
