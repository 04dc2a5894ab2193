import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const MB = 1024 * 1024;
/** What the unpacked app may take, bytes; it was 418 MB when this was set. */
const MOST_BYTES = 520 * MB;
const PARTS_TOLD = 10;

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
  checkSize(appOutDir);
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
function checkSize(folder) {
  const files = [...filesIn(folder)].sort((a, b) => b.bytes - a.bytes);
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const line = ({ path, bytes }) =>
    `${(bytes / MB).toFixed(1).padStart(8)} MB  ${relative(folder, path).replaceAll('\\', '/')}`;
  console.log(['the largest parts:', ...files.slice(0, PARTS_TOLD).map(line)].join('\n'));
  console.log(`${(all / MB).toFixed(1)} MB in all, of ${MOST_BYTES / MB} that it may have`);
  if (all > MOST_BYTES) throw new Error('The package is larger than it may be: see the largest parts above.');
}
