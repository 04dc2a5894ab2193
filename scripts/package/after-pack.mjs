import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The shell that runs an app's folder in development has no place in the packaged program; electron-builder removes it
 * only from the Electrons it downloads itself.
 *
 * @param {{ appOutDir: string, packager: { getResourcesDir(appOutDir: string): string } }} context
 */
export default function afterPack({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  rmSync(join(resources, 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, '.jamak-recipe'), { force: true });
}
