import { app, dialog, shell, type BrowserWindow } from 'electron';
import { JamakError } from '../../../shared/errors';
import { CATALOGUES } from '../../../shared/locales';
import type { Settings } from '../../../shared/settings';
import { interfaceLanguage } from '../../app/interface-language';
import type { OneDialog } from '../../app/one-dialog';
import type { HeldBack } from '../../broadcast/contract';
import type { SettingsFile } from '../../storage/settings-file';
import type { Handlers } from '../doorway';

export interface BroadcastHandlerOptions {
  readonly broadcast: { readonly held: () => HeldBack };
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
  readonly onSettings: (settings: Settings) => void;
}

type BroadcastRequests = 'broadcast.held' | 'text-files.choose-folder' | 'text-files.open-folder';

/** What the settings for the stream may ask. */
export function createBroadcastHandlers(
  { broadcast, settings, dialogs, onSettings }: BroadcastHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, BroadcastRequests> {
  const folder = (): string => settings.get().textFile.folder ?? app.getPath('documents');
  return {
    'broadcast.held': () => broadcast.held(),
    'text-files.choose-folder': async () => {
      const { title, button } = CATALOGUES[interfaceLanguage(settings.get())].dialog.textFolder;
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), {
          title,
          buttonLabel: button,
          defaultPath: folder(),
          properties: ['openDirectory', 'createDirectory'],
        }),
      );
      const path = chosen?.filePaths[0];
      if (path === undefined) return;
      const { textFile } = settings.get();
      onSettings(await settings.change({ textFile: { ...textFile, folder: path } }));
    },
    'text-files.open-folder': async () => {
      const path = folder();
      const problem = await shell.openPath(path);
      if (problem !== '') throw new JamakError('folder-not-opened', { params: { path } });
    },
  };
}
