import { dialog, type BrowserWindow } from 'electron';
import { CATALOGUES } from '../../shared/locales';
import type { Settings } from '../../shared/settings';
import type { ModelInside } from '../app/inside/model-inside';
import { interfaceLanguage } from '../app/interface-language';
import type { OneDialog } from '../app/one-dialog';
import type { SettingsFile } from '../storage/settings-file';
import type { Handlers } from './doorway';

export interface InsideHandlerOptions {
  readonly inside: ModelInside;
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
  readonly onSettings: (settings: Settings) => void;
}

type InsideRequests = 'inside.state' | 'inside.choose' | 'inside.check' | 'inside.cancel' | 'inside.forget';

/** What the settings ask of the model inside. */
export function createInsideHandlers(
  { inside, settings, dialogs, onSettings }: InsideHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, InsideRequests> {
  const name = async (insideModel: string): Promise<void> => {
    const { languageEngine } = settings.get();
    onSettings(await settings.change({ languageEngine: { ...languageEngine, insideModel } }));
  };
  return {
    'inside.state': () => inside.state,
    'inside.choose': async () => {
      const { title, button, kind, all } = CATALOGUES[interfaceLanguage(settings.get())].inside.dialog;
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), {
          title,
          buttonLabel: button,
          filters: [
            { name: kind, extensions: ['gguf'] },
            { name: all, extensions: ['*'] },
          ],
          properties: ['openFile'],
        }),
      );
      const path = chosen?.filePaths[0];
      if (path === undefined) return;
      await name(await inside.add(path));
      inside.check();
    },
    'inside.check': () => inside.check(),
    'inside.cancel': () => inside.cancel(),
    'inside.forget': async () => {
      await inside.forget();
      await name('');
    },
  };
}
