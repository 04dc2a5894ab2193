import { dirname, join } from 'node:path';
import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { JamakError } from '../../shared/errors';
import type { ExportFormat, SessionRecord } from '../../shared/session/record';
import { CATALOGUES, type Language } from '../../shared/locales';
import { renderExport } from '../export';
import { exportName } from '../export/name';
import { writeExport } from '../export/write';
import type { SessionStore } from '../storage/contract';

/** What can be read and exported of a session, in memory or in the store. */
type Readable = Pick<SessionStore, 'load'>;

export async function loadRecord(sessions: Readable, sessionId: string): Promise<SessionRecord> {
  const record = await sessions.load(sessionId);
  if (!record) throw new JamakError('session-missing');
  if (record.captions.length === 0 && record.gaps.length === 0) throw new JamakError('session-empty');
  return record;
}

export interface SaveDialog {
  /** Those that may be chosen, the suggested one first. */
  readonly formats: readonly [ExportFormat, ...ExportFormat[]];
  /** Over which the dialog is shown; none where there is no window any more. */
  readonly window: BrowserWindow | undefined;
  /** Where the dialog begins. */
  readonly folder: string;
  readonly language: Language;
  readonly byteOrderMark: boolean;
}

/** Asks where, then writes; both in `language`. Null when the user closed the dialog. */
export async function exportWithDialog(
  record: SessionRecord,
  { formats, window, folder, language, byteOrderMark }: SaveDialog,
): Promise<{ path: string; folder: string } | null> {
  const words = CATALOGUES[language].dialog.save;
  const options: SaveDialogOptions = {
    title: words.title,
    buttonLabel: words.button,
    defaultPath: join(folder, `${exportName(record)}.${formats[0]}`),
    filters: formats.map((format) => ({ name: words[format], extensions: [format] })),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (canceled || !filePath) return null;
  const format = formats.find((one) => filePath.endsWith(`.${one}`)) ?? formats[0];
  await writeExport(filePath, renderExport(record, format, { language, byteOrderMark }));
  return { path: filePath, folder: dirname(filePath) };
}
