import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { runMain } from './setup/failure.mjs';
import { ensureModels } from './setup/models.mjs';
import { requireNode } from './setup/node-version.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

const sayIt = (line) => console.log(`set-up: ${line}`);

/** What a fresh clone needs for work on its code alone: the npm packages. */
export function setUpPackages(say = sayIt) {
  requireNode();
  ensureDependencies(say);
}

/**
 * Everything a fresh clone needs before it can be built and run. Each step looks first whether it is done, finishes
 * wholly or not at all, and says a line only when it does something.
 */
export async function setUp({ forTests = false, say = sayIt } = {}) {
  setUpPackages(say);
  const electron = await ensureElectron(say);
  ensureSystemPackages(say, electron, { forTests });
  await ensureModels(say);
  return electron;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(() => setUp({ forTests: process.argv.includes('--for-tests') }));
}
