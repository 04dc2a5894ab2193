import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { CATALOGUES } from '../../shared/locales';
import type { DATA_REQUESTS } from '../../shared/requests/data';
import type { DataCare } from '../app/data/data-care';
import { interfaceLanguage } from '../app/interface-language';
import type { NoticeBoard } from '../app/notice-board';
import type { OneDialog } from '../app/one-dialog';
import { BUNDLE_ENDING } from '../storage/bundle/manifest';
import type { SettingsFile } from '../storage/settings-file';
import type { Handlers } from './doorway';

export interface DataHandlerOptions {
  readonly data: Pick<DataCare, 'backups' | 'backUp' | 'restore' | 'exportTo' | 'importFrom' | 'cancel'>;
  readonly settings: SettingsFile;
  readonly notices: NoticeBoard;
  readonly dialogs: OneDialog;
}

/** Backups, and everything as one file. */
export function createDataHandlers(
  { data, settings, notices, dialogs }: DataHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, keyof typeof DATA_REQUESTS> {
  const language = () => interfaceLanguage(settings.get());
  const words = () => CATALOGUES[language()].data.dialog;
  const filters = () => [{ name: words().kind, extensions: ['zip'] }];
  const folder = (): string => settings.get().exportFolder ?? app.getPath('documents');
  return {
    'data.backups': () => data.backups(),
    'data.back-up': async () => {
      const made = await data.backUp();
      notices.withdraw('backup-failed');
      notices.withdraw('backup-disk-full');
      return made;
    },
    'data.restore': async ({ id }) => {
      const restored = await data.restore(id);
      const date = new Date(restored.madeAt).toLocaleString(language(), {
        dateStyle: 'medium',
        timeStyle: 'short',
      });
      notices.add('info', 'backup-restored', { date });
      return restored;
    },
    'data.export': async ({ recordings }) => {
      const name = `jamak-${new Date().toISOString().slice(0, 10)}.${BUNDLE_ENDING}`;
      const { save: title, saveButton: buttonLabel } = words();
      const chosen = await dialogs.ask(() =>
        dialog.showSaveDialog(control(), {
          title,
          buttonLabel,
          defaultPath: join(folder(), name),
          filters: filters(),
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        }),
      );
      const path = chosen?.filePath;
      if (!path) return null;
      if (!(await data.exportTo(path, { recordings }))) return null;
      notices.add('info', 'exported', { path });
      return { path };
    },
    'data.import': async ({ mode }) => {
      const { open: title, openButton: buttonLabel } = words();
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), {
          title,
          buttonLabel,
          defaultPath: folder(),
          filters: filters(),
          properties: ['openFile'],
        }),
      );
      const path = chosen?.filePaths[0];
      if (path === undefined) return null;
      const imported = await data.importFrom(path, mode);
      if (!imported) return null;
      notices.add('info', 'data-imported', { total: imported.sessions });
      return imported;
    },
    'data.cancel': () => data.cancel(),
  };
}
