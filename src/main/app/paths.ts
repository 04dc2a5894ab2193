import { join } from 'node:path';
import { app } from 'electron';

/** Where things lie. In a packaged app `resources/` is beside the asar, because native code reads from it. */
export function resourcePath(...parts: string[]): string {
  const root = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources');
  return join(root, ...parts);
}

/** A file of the build: main's other entries, preloads and pages. */
export function builtPath(...parts: string[]): string {
  return join(app.getAppPath(), 'out', ...parts);
}

/** Where memory of crashed processes is kept. */
export function dumpsPath(): string {
  return userPath('dumps');
}

/** A file of this user's Jamak. */
export function userPath(...parts: string[]): string {
  return join(app.getPath('userData'), ...parts);
}
