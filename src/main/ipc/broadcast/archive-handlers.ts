import { dirname } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Archive } from '../../app/archive/archive';
import { interfaceLanguage } from '../../app/interface-language';
import type { NoticeBoard } from '../../app/notice-board';
import type { OneDialog } from '../../app/one-dialog';
import type { SettingsFile } from '../../storage/settings-file';
import type { Handlers } from '../doorway';

export interface ArchiveHandlerOptions {
  readonly archive: Archive;
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
  readonly notices: NoticeBoard;
}

type ArchiveRequests = 'archive.text' | 'archive.save';

/** What is asked of the texts under videos. */
export function createArchiveHandlers(
  { archive, settings, dialogs, notices }: ArchiveHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, ArchiveRequests> {
  return {
    'archive.text': (wish) => archive.textOf(wish, interfaceLanguage(settings.get())),
    'archive.save': async (wish) => {
      const path = await dialogs.ask(() =>
        archive.save(wish, {
          window: control(),
          folder: settings.get().exportFolder ?? app.getPath('documents'),
          language: interfaceLanguage(settings.get()),
        }),
      );
      if (path === null) return;
      await settings.change({ exportFolder: dirname(path) });
      notices.add('info', 'exported', { path });
    },
  };
}
