import { dirname, join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { JamakError } from '../../shared/errors';
import type { ExportFormat, SessionRecord } from '../../shared/record';
import { CATALOGUES, type Language } from '../../shared/locales';
import { renderExport } from '../export';
import { writeExport } from '../export/write';
import type { SessionStore } from '../storage/contract';

/** A file name that says when the session was, such as `jamak-2026-11-22-2105`. */
export function exportName(record: SessionRecord): string {
  const date = new Date(record.startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `jamak-${day}-${two(date.getHours())}${two(date.getMinutes())}`;
}

export async function loadRecord(store: SessionStore, sessionId: string): Promise<SessionRecord> {
  const record = await store.load(sessionId);
  if (!record) throw new JamakError('session-missing');
  if (record.captions.length === 0 && record.gaps.length === 0) throw new JamakError('session-empty');
  return record;
}

/** Asks where, then writes; both in `language`. Null when the user closed the dialog. */
export async function exportWithDialog(options: {
  store: SessionStore;
  sessionId: string;
  format: ExportFormat;
  window: BrowserWindow;
  folder: string;
  language: Language;
  byteOrderMark: boolean;
}): Promise<{ path: string; folder: string } | null> {
  const { store, sessionId, format, window, folder, language, byteOrderMark } = options;
  const words = CATALOGUES[language].dialog.save;
  const record = await loadRecord(store, sessionId);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.title,
    buttonLabel: words.button,
    defaultPath: join(folder, `${exportName(record)}.${format}`),
    filters: [{ name: words[format], extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return null;
  await writeExport(filePath, renderExport(record, format, { language, byteOrderMark }));
  return { path: filePath, folder: dirname(filePath) };
}
