import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { fetchPackage } from '../setup/packages.mjs';

const PROCESSORS = ['x64', 'arm64'];

/**
 * The packages with native addons that an app for both processors of macOS must bring, by the lock file: npm installs
 * only those for the processor it runs on.
 *
 * @param {{ packages: Record<string, Record<string, any>> }} lock
 * @returns {{ name: string, version: string, integrity: string }[]}
 */
export function addonsOfBothProcessors({ packages }) {
  const ours = Object.keys(packages[''].dependencies);
  const addons = ours.flatMap((name) =>
    Object.keys(packages[`node_modules/${name}`].optionalDependencies ?? {}),
  );
  return addons.flatMap((name) => {
    const { os, cpu, version, integrity } = packages[`node_modules/${name}`] ?? {};
    const wanted = os?.includes('darwin') && PROCESSORS.some((processor) => cpu?.includes(processor));
    return wanted ? [{ name, version, integrity }] : [];
  });
}

/** Adds those that are missing in the checkout at `root`, checked against the lock file. */
export async function addAddonsOfBothProcessors(root, say) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const modules = join(root, 'node_modules');
  for (const addon of addonsOfBothProcessors(lock)) {
    const target = join(modules, addon.name);
    if (existsSync(target)) continue;
    say(`adding ${addon.name}, for the other processor`);
    const temporary = mkdtempSync(join(modules, '.other-processor-'));
    try {
      const tarball = await fetchPackage(addon, temporary);
      const { status } = spawnSync('tar', ['-xzf', tarball, '-C', temporary], { stdio: 'inherit' });
      if (status !== 0) throw new SetupFailure(`${addon.name} could not be unpacked: see above.`);
      mkdirSync(dirname(target), { recursive: true });
      renameSync(join(temporary, 'package'), target);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }
}
