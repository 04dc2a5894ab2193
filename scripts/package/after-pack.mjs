import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Arch } from 'electron-builder';

const MB = 1024 * 1024;
/** What the unpacked app may take, bytes; it was 418 MB when this was set. */
const MOST_BYTES = 520 * MB;
/** Of one for two processors, with two Electrons in it. */
const MOST_BYTES_UNIVERSAL = 900 * MB;
const PARTS_TOLD = 10;

/**
 * The shell that runs an app's folder in development has no place in the packaged program; electron-builder removes it
 * only from the Electrons it downloads itself.
 *
 * @param {{ appOutDir: string, arch: import('electron-builder').Arch, packager: { getResourcesDir(appOutDir: string): string } }} context
 */
export default function afterPack({ appOutDir, arch, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  rmSync(join(resources, 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, '.jamak-recipe'), { force: true });
  checkSize(appOutDir, arch === Arch.universal ? MOST_BYTES_UNIVERSAL : MOST_BYTES);
}

/** Every file below `folder`, with its size. */
function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile()) yield { path, bytes: statSync(path).size };
  }
}

/** Says which parts are the largest, and fails where all together are more than they may be. */
function checkSize(folder, most) {
  const files = [...filesIn(folder)].sort((a, b) => b.bytes - a.bytes);
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const line = ({ path, bytes }) =>
    `${(bytes / MB).toFixed(1).padStart(8)} MB  ${relative(folder, path).replaceAll('\\', '/')}`;
  console.log(['the largest parts:', ...files.slice(0, PARTS_TOLD).map(line)].join('\n'));
  console.log(`${(all / MB).toFixed(1)} MB in all, of ${most / MB} that it may have`);
  if (all > most) throw new Error('The package is larger than it may be: see the largest parts above.');
}
