import { realpathSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';

/**
 * The AppImage that this program runs from; null where it runs from none. What an AppImage starts inherits its variables:
 * a Jamak of another kind that was started from an editor's terminal must not take the editor's file for its own.
 *
 * @param execPath the program that runs; absolute
 */
export function ownAppImage(env: NodeJS.ProcessEnv, execPath: string): string | null {
  const { APPIMAGE: path, APPDIR: mounted } = env;
  if (path === undefined || mounted === undefined || !isAbsolute(path)) return null;
  try {
    return realpathSync(execPath).startsWith(realpathSync(mounted) + sep) ? path : null;
  } catch {
    return null;
  }
}
