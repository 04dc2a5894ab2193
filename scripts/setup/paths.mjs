import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * What took long to fetch is kept outside the checkout, so that a second clone on the same machine is quick and
 * `git clean` costs nothing.
 */
export function cacheFolder({ env = process.env, platform = process.platform, home = homedir() } = {}) {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'jamak', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'jamak');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'jamak');
}
