import { dirname, join } from 'node:path';
import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { JamakError } from '../../shared/errors';
import type { ExportFormat, SessionRecord } from '../../shared/session/record';
import { CATALOGUES, type Language } from '../../shared/locales';
import { fileName } from '../export/name';
import { writeFormat, type FormatOptions } from '../export/write-format';
import type { SessionStore } from '../storage/contract';

/** What can be read and exported of a session, in memory or in the store. */
type Readable = Pick<SessionStore, 'load'>;

export async function loadRecord(sessions: Readable, sessionId: string): Promise<SessionRecord> {
  const record = await sessions.load(sessionId);
  if (!record) throw new JamakError('session-missing');
  if (record.captions.length === 0 && record.gaps.length === 0) throw new JamakError('session-empty');
  return record;
}

export interface PathDialog {
  /** Those that may be chosen, the suggested one first. */
  readonly formats: readonly [ExportFormat, ...ExportFormat[]];
  /** Over which the dialog is shown; none where there is no window any more. */
  readonly window: BrowserWindow | undefined;
  /** Where the dialog begins. */
  readonly folder: string;
  readonly language: Language;
}

export interface SaveDialog extends PathDialog, Omit<FormatOptions, 'language'> {
  /** Of the translations that are written, where there are any in it. */
  readonly translation: string;
}

/** Asks where a file of the session goes. Null when the user closed the dialog. */
export async function askPath(
  record: SessionRecord,
  { formats, window, folder, language }: PathDialog,
): Promise<string | null> {
  const { dialog: words, formats: kinds } = CATALOGUES[language];
  const shown: SaveDialogOptions = {
    title: words.save.title,
    buttonLabel: words.save.button,
    defaultPath: join(folder, `${fileName(record)}.${formats[0]}`),
    filters: formats.map((format) => ({ name: kinds[format].kind, extensions: [format] })),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, shown)
    : dialog.showSaveDialog(shown));
  return canceled || !filePath ? null : filePath;
}

/** Asks where, then writes; both in `language`. Null when the user closed the dialog. */
export async function exportWithDialog(
  record: SessionRecord,
  { formats, window, folder, ...options }: SaveDialog,
): Promise<{ path: string; folder: string } | null> {
  const filePath = await askPath(record, { formats, window, folder, language: options.language });
  if (filePath === null) return null;
  const format = formats.find((one) => filePath.endsWith(`.${one}`)) ?? formats[0];
  await writeFormat(filePath, record, format, options);
  return { path: filePath, folder: dirname(filePath) };
}
