import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { verifyIntegrity } from './integrity.mjs';
import { runNpm } from './npm.mjs';

const pins = JSON.parse(readFileSync(new URL('pinned-packages.json', import.meta.url), 'utf8'));

/** As `fetchPackage`, of the version that is pinned beside this file. */
export function fetchPinnedPackage(name, folder) {
  return fetchPackage({ name, ...pins[name] }, folder);
}

/**
 * Downloads a package's tarball into `folder` and returns its path. Nothing of it is unpacked or run before its integrity
 * is checked. npm does the download, so that the user's registry, proxy and cache count.
 *
 * @param {{ name: string, version: string, integrity: string }} wanted
 * @param {string} folder
 */
export async function fetchPackage({ name, version, integrity }, folder) {
  const specifier = `${name}@${version}`;
  const before = new Set(readdirSync(folder));
  const result = runNpm([
    'pack',
    specifier,
    '--pack-destination',
    folder,
    '--ignore-scripts',
    '--loglevel=error',
  ]);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz') && !before.has(file));
  if (!result.ok || !tarball) {
    if (process.env.JAMAK_DEBUG) console.error(result.output);
    throw new SetupFailure(
      `The package ${specifier} could not be downloaded from your npm registry: check the network (npm ping) and run the same command again.`,
    );
  }
  const path = join(folder, tarball);
  await verifyIntegrity(path, integrity, specifier);
  return path;
}
