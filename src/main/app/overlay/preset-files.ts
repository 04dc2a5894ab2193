import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { JamakError } from '../../../shared/errors';
import { newId } from '../../../shared/ids';
import { CATALOGUES, type Language } from '../../../shared/locales';
import {
  BUILT_IN_PRESETS,
  MOST_PRESET_BYTES,
  presetFileSchema,
  type BuiltInPreset,
  type OwnPreset,
  type PresetFile,
} from '../../../shared/overlay/presets';

/** What a preset's file is called, without what no file system takes. */
export function fileName(name: string): string {
  const plain = name.replaceAll(/[\p{C}<>:"/\\|?*]/gu, ' ').trim();
  return `${plain === '' || /^\.+$/.test(plain) ? 'overlay' : plain}.json`;
}

/** The preset of that id as a file. Null when there is none. */
export function presetFile(id: string, own: readonly OwnPreset[], language: Language): PresetFile | null {
  const file = { format: 'jamak-overlay-preset', version: 1 } as const;
  const saved = own.find((preset) => preset.id === id);
  if (saved) return { ...file, name: saved.name, style: saved.style };
  if (!Object.hasOwn(BUILT_IN_PRESETS, id)) return null;
  const builtIn = id as BuiltInPreset;
  return { ...file, name: CATALOGUES[language].overlay.presets[builtIn], style: BUILT_IN_PRESETS[builtIn] };
}

/**
 * Reads a preset that somebody made.
 *
 * @throws JamakError 'preset-unreadable' with the file's `name` when it can't be read, is too large or holds no preset
 */
export async function readPreset(path: string): Promise<OwnPreset> {
  try {
    const info = await stat(path);
    if (!info.isFile() || info.size > MOST_PRESET_BYTES) throw new RangeError('no file of a preset');
    const { name, style } = presetFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { id: newId(), name, style };
  } catch (cause) {
    throw new JamakError('preset-unreadable', { params: { name: basename(path) }, cause });
  }
}
