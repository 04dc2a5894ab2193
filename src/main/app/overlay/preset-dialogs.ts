import { join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { CATALOGUES, type Language } from '../../../shared/locales';
import type { OwnPreset, PresetFile } from '../../../shared/overlay/presets';
import { writeExport } from '../../export/write';
import { fileName, readPreset } from './preset-files';

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
