import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program on PATH, or undefined. */
export function findExecutable(name, env = process.env) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
}

/** Chromium by the names that it goes by; the first that is there is used. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The path of a Chromium of the system, or undefined. */
export function findBrowser(env = process.env) {
  return BROWSERS.map((name) => findExecutable(name, env)).find((path) => path !== undefined);
}
