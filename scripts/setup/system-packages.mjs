import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  availableName,
  installArguments,
  installPackages,
  isAvailable,
  missingLibraries,
  packagesFor,
  updatePackageLists,
} from './debian-packages.mjs';
import { findBrowser, findExecutable } from './executables.mjs';
import { SetupFailure } from './failure.mjs';
import { cacheFolder } from './paths.mjs';

/** A browser without windows, for the pages that browsers show. Debian has it; Ubuntu's are no packages of apt. */
const BROWSER_PACKAGE = 'chromium-headless-shell';

/** Files that change when packages are installed or removed. */
const systemState = ['/var/lib/dpkg/status', '/etc/ld.so.cache'];

/**
 * Makes sure that what Electron needs of a Linux system is there: shared libraries, a display (Xvfb where there is no
 * real one), a font for Korean; for tests also a sound server and a browser. Where it is root on Debian or Ubuntu it installs what is
 * missing, elsewhere it says what to run.
 */
export function ensureSystemPackages(say, electron, { forTests = false, env = process.env } = {}) {
  if (process.platform !== 'linux') return;
  const stamp = join(cacheFolder({ env }), forTests ? 'system-checked-for-tests' : 'system-checked');
  const state = describeState(electron, env);
  if (readStamp(stamp) === state) return;

  const needs = findNeeds(electron, { forTests, env });
  if (needs.required.length + needs.wished.length + needs.unknown.length > 0) {
    if (isRootOnDebian()) {
      install(say, needs);
      refuseUnknown(missingLibraries(runLdd(electron, env)));
    } else advise(say, needs);
  }
  mkdirSync(cacheFolder({ env }), { recursive: true });
  writeFileSync(stamp, describeState(electron, env));
}

/** What is missing: packages Electron cannot start without, packages it is poorer without, libraries nobody knows. */
function findNeeds(electron, { forTests, env }) {
  const { packages: required, unknown } = packagesFor(missingLibraries(runLdd(electron, env)));
  const wished = [];
  if (!findExecutable('Xvfb', env)) {
    if (!hasDisplay(env)) required.push('xvfb');
    else if (forTests) wished.push('xvfb');
  }
  if (!hasFontFor('ko', env)) wished.push('fonts-noto-cjk');
  else if (!hasFontFor('en', env)) wished.push('fonts-inter');
  if (forTests && !findExecutable('pulseaudio', env)) wished.push('pulseaudio');
  if (forTests && !findExecutable('pactl', env)) wished.push('pulseaudio-utils');
  if (forTests && !findBrowser(env) && isAvailable(BROWSER_PACKAGE)) wished.push(BROWSER_PACKAGE);
  return { required, wished, unknown };
}

function runLdd(electron, env) {
  return (
    spawnSync('ldd', [electron.executable], { encoding: 'utf8', env: { ...env, LC_ALL: 'C' } }).stdout ?? ''
  );
}

function install(say, { required, wished, unknown }) {
  refuseUnknown(unknown);
  updatePackageLists();
  const packages = [...required, ...wished].map((name) => availableName(name));
  say(`installing ${packages.join(', ')} with apt-get`);
  const result = installPackages(packages);
  if (result.ok) return;
  if (process.env.JAMAK_DEBUG) console.error(result.output);
  throw new SetupFailure(
    `apt-get could not install what Electron needs: run "apt-get ${installArguments(packages).join(' ')}", mend what it complains of, and run the same command again.`,
  );
}

function advise(say, { required, wished, unknown }) {
  const onDebian = findExecutable('apt-get') !== undefined;
  const command = (names) =>
    `sudo apt-get ${installArguments(names.map((name) => availableName(name))).join(' ')}`;
  if (required.length > 0) {
    throw new SetupFailure(
      onDebian
        ? `Electron cannot run before some system packages are installed: run "${command([...required, ...wished])}" and then the same command again.`
        : `Electron cannot run before some system packages are installed (Debian calls them ${required.join(', ')}): install them with your package manager and run the same command again.`,
    );
  }
  refuseUnknown(unknown);
  say(
    onDebian
      ? `for all of Jamak, run once: ${command(wished)}`
      : `not installed, and worth having: ${wished.join(', ')}`,
  );
}

function refuseUnknown(unknown) {
  if (unknown.length === 0) return;
  throw new SetupFailure(
    `Electron needs the shared libraries ${unknown.join(', ')}, which this system lacks: install the packages that hold them and run the same command again.`,
  );
}

export function hasDisplay(env = process.env) {
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && findExecutable('apt-get') !== undefined;
}

function hasFontFor(language, env) {
  const result = spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8', env });
  return result.status === 0 && result.stdout.trim() !== '';
}

/** Changes whenever the check could have another outcome. */
function describeState(electron, env) {
  const files = [electron.executable, ...systemState].map((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return `${path} ${stats?.size} ${stats?.mtimeMs}`;
  });
  return [...files, `display ${hasDisplay(env)}`].join('\n');
}

function readStamp(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
