import { accessSync, constants, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ownAppImage } from '../desktop/own-appimage';

/** How this Jamak came to be here: that decides whether it can replace itself. */
export type Installation =
  | { readonly type: 'appimage'; readonly path: string; readonly endings: readonly string[] }
  | { readonly type: 'installer'; readonly endings: readonly string[] }
  /** A package of the system, an archive, a portable program: whoever put it here has to. */
  | { readonly type: 'elsewhere'; readonly endings: readonly string[] };

export interface Circumstances {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The program that runs; absolute. */
  readonly execPath: string;
  readonly packaged: boolean;
}

/** electron-builder's name for what removes the app again, in the folder that its installer made. */
const UNINSTALLER = /^Uninstall .+\.exe$/u;

export function installationOf({ platform, env, execPath, packaged }: Circumstances): Installation {
  const elsewhere: Installation = { type: 'elsewhere', endings: ['.appimage', '.exe', '.dmg', '.zip'] };
  if (!packaged) return elsewhere;
  if (platform === 'linux') {
    const path = ownAppImage(env, execPath);
    const ours = path !== null && existsSync(path) && isWritable(dirname(path));
    return ours ? { type: 'appimage', path, endings: ['.appimage'] } : elsewhere;
  }
  if (platform !== 'win32' || env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return elsewhere;
  const name = `Uninstall ${basename(execPath)}`;
  const installed = UNINSTALLER.test(name) && existsSync(join(dirname(execPath), name));
  return installed ? { type: 'installer', endings: ['.exe'] } : elsewhere;
}

/** The new file is written beside the old one. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
