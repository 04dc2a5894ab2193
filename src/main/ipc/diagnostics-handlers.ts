import { join } from 'node:path';
import { app, dialog, shell, type BrowserWindow } from 'electron';
import { JamakError } from '../../shared/errors';
import { CATALOGUES } from '../../shared/locales';
import type { DIAGNOSTICS_REQUESTS } from '../../shared/requests/diagnostics';
import type { DiagnosticsDesk } from '../app/diagnostics/diagnostics-desk';
import { interfaceLanguage } from '../app/interface-language';
import type { OneDialog } from '../app/one-dialog';
import type { SettingsFile } from '../storage/settings-file';
import type { Handlers } from './doorway';

export interface DiagnosticsHandlerOptions {
  readonly diagnostics: Pick<DiagnosticsDesk, 'crashes' | 'look' | 'save' | 'forget'>;
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
}

/** What crashed, and one file of it to give away. */
export function createDiagnosticsHandlers(
  { diagnostics, settings, dialogs }: DiagnosticsHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, keyof typeof DIAGNOSTICS_REQUESTS> {
  let saved: string | null = null;
  return {
    'diagnostics.crashes': () => diagnostics.crashes,
    'diagnostics.look': () => diagnostics.look(),
    'diagnostics.save': async ({ dumps }) => {
      const {
        save: title,
        saveButton: buttonLabel,
        kind,
      } = CATALOGUES[interfaceLanguage(settings.get())].problems.dialog;
      const name = `jamak-diagnostics-${new Date().toISOString().slice(0, 10)}.zip`;
      const chosen = await dialogs.ask(() =>
        dialog.showSaveDialog(control(), {
          title,
          buttonLabel,
          defaultPath: join(app.getPath('documents'), name),
          filters: [{ name: kind, extensions: ['zip'] }],
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        }),
      );
      const path = chosen?.filePath;
      if (!path) return null;
      await diagnostics.save(path, dumps);
      saved = path;
      return { path };
    },
    'diagnostics.show': () => {
      if (saved === null) throw new JamakError('bad-request');
      shell.showItemInFolder(saved);
    },
    'diagnostics.forget': () => diagnostics.forget(),
  };
}
