import { dirname } from 'node:path';
import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron';
import { JamakError } from '../../shared/errors';
import { CATALOGUES } from '../../shared/locales';
import type { Settings } from '../../shared/settings';
import { askPath, exportWithDialog, loadRecord } from '../app/exporter';
import type { Exporting } from '../app/exporting/exporting';
import { fileOptions } from '../app/exporting/file-options';
import { isDropped } from '../app/exporting/opened-files';
import {
  BUNDLE_EXTENSION,
  OPENED_EXTENSIONS,
  SUBTITLE_EXTENSIONS,
  type Opening,
} from '../app/exporting/opening';
import { interfaceLanguage } from '../app/interface-language';
import type { NoticeBoard } from '../app/notice-board';
import type { OneDialog } from '../app/one-dialog';
import type { Sessions } from '../app/sessions';
import type { BundleRoom } from '../export/bundle/contract';
import type { SettingsFile } from '../storage/settings-file';
import type { EXPORTING_REQUESTS } from '../../shared/requests/exporting';
import type { Handlers } from './doorway';

export interface ExportingHandlerOptions {
  readonly sessions: Sessions;
  readonly exporting: Exporting;
  readonly opening: Opening;
  readonly bundleRooms: readonly BundleRoom[];
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
  readonly notices: NoticeBoard;
  readonly onSettings: (settings: Settings) => void;
}

/** What is asked of files that are written of sessions, and of sessions made of files. */
export function createExportingHandlers(
  {
    sessions,
    exporting,
    opening,
    bundleRooms,
    settings,
    dialogs,
    notices,
    onSettings,
  }: ExportingHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, keyof typeof EXPORTING_REQUESTS> {
  const folder = (): string => settings.get().exportFolder ?? app.getPath('documents');
  const autoFolder = (): string => settings.get().autoExport.folder ?? app.getPath('documents');
  const words = () => CATALOGUES[interfaceLanguage(settings.get())];
  const tell = async (
    written: { readonly path: string; readonly folder: string } | null,
  ): Promise<{ path: string } | null> => {
    if (!written) return null;
    await settings.change({ exportFolder: written.folder });
    notices.add('info', 'exported', { path: written.path });
    return { path: written.path };
  };

  return {
    'session.export': async ({ sessionId, format }) => {
      const record = await loadRecord(sessions, sessionId);
      const written = await dialogs.ask(() =>
        exportWithDialog(record, {
          ...fileOptions(settings.get()),
          formats: [format],
          window: control(),
          folder: folder(),
          language: interfaceLanguage(settings.get()),
          rooms: bundleRooms,
        }),
      );
      return tell(written);
    },
    'export.preview': ({ sessionId, ...wish }) => exporting.preview(sessionId, wish),
    'export.save': async ({ sessionId, ...wish }) => {
      // A bundle may take long to write: other dialogs don't wait for it.
      const path = await exporting.save(sessionId, wish, (record) =>
        dialogs.ask(() =>
          askPath(record, {
            formats: [wish.format],
            window: control(),
            folder: folder(),
            language: interfaceLanguage(settings.get()),
          }),
        ),
      );
      return tell(path === null ? null : { path, folder: dirname(path) });
    },
    'export.cancel': () => exporting.cancel(),
    'export.copy': async ({ sessionId, ...wish }) =>
      clipboard.writeText(await exporting.textOf(sessionId, wish)),
    'auto-export.choose-folder': async () => {
      const { title, button } = words().exporting.autoFolder;
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), {
          title,
          buttonLabel: button,
          defaultPath: autoFolder(),
          properties: ['openDirectory', 'createDirectory'],
        }),
      );
      const path = chosen?.filePaths[0];
      if (path === undefined) return;
      const { autoExport } = settings.get();
      onSettings(await settings.change({ autoExport: { ...autoExport, folder: path } }));
    },
    'auto-export.open-folder': async () => {
      const path = autoFolder();
      const problem = await shell.openPath(path);
      if (problem !== '') throw new JamakError('folder-not-opened', { params: { path } });
    },
    'session-file.choose': async () => {
      const { title, button, all, bundles, subtitles } = words().exporting.open;
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), {
          title,
          buttonLabel: button,
          filters: [
            { name: all, extensions: OPENED_EXTENSIONS },
            { name: bundles, extensions: [BUNDLE_EXTENSION] },
            { name: subtitles, extensions: SUBTITLE_EXTENSIONS },
          ],
          properties: ['openFile'],
        }),
      );
      const path = chosen?.filePaths[0];
      return path === undefined ? null : opening.open(path);
    },
    'session-file.add': ({ path }) => {
      if (!isDropped(path)) throw new JamakError('import-kind');
      return opening.open(path);
    },
    'session-file.opened': () => opening.takeOpened(),
  };
}
