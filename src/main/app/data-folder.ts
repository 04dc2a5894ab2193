import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, dialog } from 'electron';
import { openSettings } from '../storage/settings-file';
import { interfaceLanguage } from './interface-language';
import { messageWords } from './message-words';
import { isUnattended, type Flags } from './run/flags';

/** More than a file system has to spare when it is full. */
const TRIAL = 'x'.repeat(4096);

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

/** The system's code for why nothing can be written to the folder, or null when it can. The folder is made. */
export function whyUnwritable(folder: string): string | null {
  const trial = join(folder, `.jamak-${process.pid}.tmp`);
  try {
    // Node says ENOENT where the first folder of several can't be made, whatever the system says.
    if (!existsSync(folder)) mkdirSync(firstMissing(folder));
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(trial, TRIAL);
    } finally {
      rmSync(trial, { force: true });
    }
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  }
}

/** The folder on the way to a missing one that has to be made first. */
function firstMissing(folder: string): string {
  const parent = dirname(folder);
  return existsSync(parent) ? folder : firstMissing(parent);
}

/** Says that Jamak can't start: on stderr and, where somebody is at the keyboard, in a dialog, until it was read. */
export async function sayUnwritable(folder: string, reason: string, flags: Flags): Promise<void> {
  console.error(`Jamak can't write to its data folder (${reason}): ${folder}`);
  if (isUnattended(flags)) return;
  await app.whenReady();
  const settings = openSettings({ path: join(folder, 'settings.json'), onNotice: () => undefined });
  const language = interfaceLanguage(settings.get());
  const { title, text } = messageWords(language, 'data-folder-unusable', { path: folder });
  await dialog.showMessageBox({ type: 'error', title: 'Jamak', message: title, detail: text });
}
