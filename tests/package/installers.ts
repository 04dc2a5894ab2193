import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../e2e/jamak';

const SEVEN_ZIPS = ['/usr/bin/7za', '/usr/bin/7z', '/usr/bin/7zz'];
/** Not the best compression, which takes minutes. */
const QUICK = '1';

function exists(program: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$0"', program]).status === 0;
}

/** Why no installers can be made here, or null. */
export function whyNoInstallers(): string | null {
  if (process.platform !== 'linux') return 'only those of Linux are made from Debian’s tools';
  const missing = ['mksquashfs', 'unsquashfs', 'dpkg-deb'].filter((name) => !exists(name));
  if (!SEVEN_ZIPS.some(exists)) missing.push('7z');
  return missing.length > 0 ? `${missing.join(', ')} can’t be found (7zip, squashfs-tools)` : null;
}

/** The tools that electron-builder fetches, from Debian's packages as far as those have them. */
function tools(folder: string): NodeJS.ProcessEnv {
  const fpm = join(folder, 'fpm');
  writeFileSync(fpm, `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'tests/package/fpm.mjs')}' "$@"\n`);
  chmodSync(fpm, 0o755);
  const appImage = join(folder, 'appimage');
  mkdirSync(join(appImage, 'runtimes'), { recursive: true });
  mkdirSync(join(appImage, 'lib/x64'), { recursive: true });
  // What mounts an AppImage can't be had: what follows it, which is all that is ours, is taken out by hand.
  writeFileSync(join(appImage, 'runtimes/runtime-x64'), '');
  for (const name of ['mksquashfs', 'desktop-file-validate']) {
    const path = join(appImage, name);
    writeFileSync(path, `#!/bin/sh\nexec ${name} "$@"\n`);
    chmodSync(path, 0o755);
  }
  return {
    ...process.env,
    CUSTOM_FPM_PATH: fpm,
    APPIMAGE_TOOLS_PATH: appImage,
    ELECTRON_BUILDER_7ZIP_PATH: SEVEN_ZIPS.find(exists),
    ELECTRON_BUILDER_COMPRESSION_LEVEL: QUICK,
  };
}

/** Has electron-builder make Linux's installers of a packaged program; their paths by how their names end. */
export function makeInstallers(program: string, folder: string): Readonly<Record<string, string>> {
  const output = join(folder, 'made');
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      '--linux',
      '--publish=never',
      `--prepackaged=${dirname(program)}`,
      `-c.directories.output=${output}`,
      // Elsewhere it is taken from where the repository lies.
      '-c.extraMetadata.homepage=https://example.org/jamak',
    ],
    { cwd: ROOT, env: tools(folder), stdio: 'pipe' },
  );
  const kinds = ['.deb', '.tar.gz', '.AppImage'];
  return Object.fromEntries(
    readdirSync(output).flatMap((name) => {
      const kind = kinds.find((end) => name.endsWith(end));
      return kind === undefined ? [] : [[kind, join(output, name)]];
    }),
  );
}

/**
 * Runs a shell script in which `/opt`, `/usr`, `/etc` and `/var` may be written to and nothing of that stays. The
 * script's `$1`, `$2` … are `args`.
 */
export function withoutTrace(script: string, ...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-overlay-'));
  const before = `
    set -e
    mount -t tmpfs none '${folder}'
    for top in opt usr etc var; do
      mkdir -p '${folder}'/$top/upper '${folder}'/$top/work
      mount -t overlay overlay -o "lowerdir=/$top,upperdir=${folder}/$top/upper,workdir=${folder}/$top/work" /$top
    done
  `;
  try {
    return execFileSync('unshare', ['--mount', 'sh', '-c', `${before}\n${script}`, 'sh', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
