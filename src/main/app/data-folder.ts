import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { MessageCode } from '../../shared/errors';
import { openSettings } from '../storage/settings-file';
import { interfaceLanguage } from './interface-language';
import { messageWords } from './message-words';
import { isUnattended, type Flags } from './run/flags';

/**
 * Where this run keeps settings, sessions and logs: `given`, or the user's own place. Also where it can't be made, for
 * which Electron has no path.
 */
export function findDataFolder(given: string | undefined): string {
  try {
    if (given !== undefined) app.setPath('userData', given);
    return app.getPath('userData');
  } catch {
    return given ?? join(app.getPath('appData'), app.getName());
  }
}

/** Says that Jamak can't start: on stderr and, where somebody is at the keyboard, in a dialog, until it was read. */
export async function sayUnwritable(folder: string, reason: string, flags: Flags): Promise<void> {
  console.error(`Jamak can't write to its data folder (${reason}): ${folder}`);
  await show('data-folder-unusable', folder, flags);
}

/** Says in the same way that a command of the command line has the data folder to itself. */
export async function sayCommandRuns(folder: string, flags: Flags): Promise<void> {
  console.error(`A command of Jamak's is captioning; until it has ended, Jamak can't start with ${folder}`);
  await show('command-running', folder, flags);
}

async function show(code: MessageCode, folder: string, flags: Flags): Promise<void> {
  if (isUnattended(flags)) return;
  await app.whenReady();
  const settings = openSettings({ path: join(folder, 'settings.json'), onNotice: () => undefined });
  const language = interfaceLanguage(settings.get());
  const { title, text } = messageWords(language, code, { path: folder });
  await dialog.showMessageBox({ type: 'error', title: 'Jamak', message: title, detail: text });
}
