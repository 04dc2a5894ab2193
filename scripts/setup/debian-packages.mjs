import { spawnSync } from 'node:child_process';

/** Debian's packages by the shared library they hold; Ubuntu 24.04's t64 names are found by `availableName`. */
const packageByLibrary = {
  'libX11-xcb.so.1': 'libx11-xcb1',
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libXss.so.1': 'libxss1',
  'libXtst.so.6': 'libxtst6',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

/** The libraries `ldd` could not find, by name. */
export function missingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  return [...new Set(names)].sort();
}

/** Splits missing libraries into the packages that hold them and those nobody here knows. */
export function packagesFor(libraries) {
  const known = libraries.filter((library) => Object.hasOwn(packageByLibrary, library));
  return {
    packages: [...new Set(known.map((library) => packageByLibrary[library]))].sort(),
    unknown: libraries.filter((library) => !known.includes(library)),
  };
}

/** The name under which this system's archive has a package: its own, or (Ubuntu 24.04) the t64 one. */
export function availableName(name, policy = aptPolicy) {
  return [name, `${name}t64`].find((candidate) => isAvailable(candidate, policy)) ?? name;
}

/** Whether this system's archive has a package. */
export function isAvailable(name, policy = aptPolicy) {
  return /Candidate: (?!\(none\))\S/.test(policy(name));
}

function aptPolicy(name) {
  const result = spawnSync('apt-cache', ['policy', name], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return result.stdout ?? '';
}

/** Refreshes the package lists; a failure shows in the installation that follows. */
export function updatePackageLists() {
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
}

export function installArguments(packages) {
  return ['install', '-y', '--no-install-recommends', ...packages];
}

/** Installs packages, waiting for another apt that may be running. */
export function installPackages(packages) {
  const result = spawnSync(
    'apt-get',
    ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...installArguments(packages)],
    {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    },
  );
  return { ok: result.status === 0, output: `${result.stderr ?? ''}\n${result.stdout ?? ''}`.trim() };
}
