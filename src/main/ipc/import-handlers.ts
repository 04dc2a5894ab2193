import { dialog, type BrowserWindow } from 'electron';
import { JamakError } from '../../shared/errors';
import { CATALOGUES } from '../../shared/locales';
import type { AddRecordings } from '../app/import/add-recordings';
import type { Imports } from '../app/import/queue';
import { interfaceLanguage } from '../app/interface-language';
import { MEDIA_EXTENSIONS, type MediaLibrary } from '../app/media-library';
import type { OneDialog } from '../app/one-dialog';
import type { SettingsFile } from '../storage/settings-file';
import type { Handlers } from './doorway';

export interface ImportHandlerOptions {
  readonly imports: Imports;
  readonly addRecordings: AddRecordings;
  readonly media: MediaLibrary;
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
}

type ImportRequests = Extract<keyof Handlers, `import.${string}`>;

/** Files that are captioned faster than they play. */
export function createImportHandlers(
  { imports, addRecordings, media, settings, dialogs }: ImportHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, ImportRequests> {
  return {
    'import.queue': () => imports.queue,
    'import.add': ({ paths }) => addRecordings.dropped(paths),
    'import.choose': async ({ what }) => {
      const { imports: own, dialog: shared } = CATALOGUES[interfaceLanguage(settings.get())];
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), {
          title: own.dialog[what],
          buttonLabel: own.dialog.button,
          ...(what === 'files'
            ? {
                filters: [
                  { name: shared.open.media, extensions: MEDIA_EXTENSIONS },
                  { name: shared.open.all, extensions: ['*'] },
                ],
                properties: ['openFile', 'multiSelections'] as const satisfies string[],
              }
            : { properties: ['openDirectory', 'multiSelections'] as const satisfies string[] }),
        }),
      );
      const paths = chosen?.filePaths ?? [];
      if (paths.length > 0) await addRecordings.chosen(paths);
      return paths.length > 0;
    },
    'import.media': ({ mediaId, track }) => {
      const path = media.pathOf(mediaId);
      if (path === undefined) throw new JamakError('bad-request');
      const first = media.tracksOf(mediaId)[0]?.index ?? null;
      imports.add([path], { track: track ?? first });
    },
    'import.pause': ({ paused }) => imports.setPaused(paused),
    'import.act': ({ id, action }) => imports.act(id, action),
    'import.track': ({ id, track }) => imports.chooseTrack(id, track),
    'import.clear': () => imports.clear(),
  };
}
