import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
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
import { writeExport } from '../../export/write';

/** What a preset's file is called, without what no file system takes. */
function fileName(name: string): string {
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

/**
 * Asks where, then writes. Null when the user closed the dialog.
 *
 * @throws JamakError as `writeExport` does
 */
export async function savePreset(
  preset: PresetFile,
  { window, folder, language }: { window: BrowserWindow; folder: string; language: Language },
): Promise<string | null> {
  const words = CATALOGUES[language].dialog.preset;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.save,
    defaultPath: join(folder, fileName(preset.name)),
    filters: [{ name: words.kind, extensions: ['json'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return null;
  await writeExport(filePath, `${JSON.stringify(preset, null, 2)}\n`);
  return filePath;
}

/** Asks which, then reads. Null when the user closed the dialog. */
export async function openPreset(window: BrowserWindow, language: Language): Promise<OwnPreset | null> {
  const words = CATALOGUES[language].dialog.preset;
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: words.open,
    filters: [{ name: words.kind, extensions: ['json'] }],
    properties: ['openFile'],
  });
  const [path] = filePaths;
  return path === undefined ? null : readPreset(path);
}
