import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPENED_EXTENSIONS } from './opening';

/**
 * The files that a command line names to be opened, absolute; `argv` as the system gave it, the program first.
 * Switches, and what only looks like them, are none. Linux's desktops name a file by its address.
 *
 * @param folder that relative names are of
 */
export function filesToOpen(argv: readonly string[], folder: string): string[] {
  return argv
    .slice(1)
    .map((argument) => (/^file:/i.test(argument) ? pathOf(argument) : argument))
    .filter((argument) => !argument.startsWith('-') && isOpened(argument))
    .map((argument) => (isAbsolute(argument) ? argument : resolve(folder, argument)));
}

/**
 * Whether a path that a window says was dropped on it may be opened: a page that was taken over could name any. So it
 * has to lie in a folder of this computer, because asking another one for a file tells it who the user is.
 */
export function isDropped(path: string, platform: NodeJS.Platform = process.platform): boolean {
  const local = platform === 'win32' ? /^[a-z]:[\\/]/i : /^\/[^\\/]/;
  return local.test(path) && isOpened(path);
}

/** The path of a file's address; nothing where it is none of this computer. */
function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    return '';
  }
}

/** Whether its name says that it can be opened as a session. */
function isOpened(path: string): boolean {
  const name = path.toLowerCase();
  return OPENED_EXTENSIONS.some((extension) => name.endsWith(`.${extension}`));
}
