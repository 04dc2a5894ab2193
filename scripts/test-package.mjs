// npm run test:package: the end-to-end tests on the packaged app, and what only a package can be asked (tests/package).
// npm run test:package -- [--made] [what Playwright is to be given]; with --made the packages of the last time are taken.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { summarise } from './lib/reports.mjs';
import { runPlaywright } from './lib/stages.mjs';
import { withTemporaryFolder } from './lib/temporary.mjs';
import { runMain, SetupFailure } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { setUp } from './setup.mjs';

/** Where electron-builder puts the unpacked app of each system, and where in that its program lies. */
const UNPACKED = {
  linux: ['linux-unpacked', 'jamak'],
  darwin: [process.arch === 'arm64' ? 'mac-arm64' : 'mac', join('Jamak.app', 'Contents', 'MacOS', 'Jamak')],
  win32: ['win-unpacked', 'Jamak.exe'],
};

await runMain(async () => {
  const started = performance.now();
  const args = process.argv.slice(2);
  const made = args[0] === '--made';
  if (made) args.shift();
  await setUp({ forTests: true });
  // One that a driver may look into, and one as it is given away.
  if (!made) for (const how of ['--for-tests', '--development']) pack(how);
  const result = await withTemporaryFolder('jamak-package', (folder) => testIn(folder, args));
  const ms = performance.now() - started;
  const { table, closing, ok } = summarise([{ name: 'packaged', ...result, ms }]);
  process.exitCode = ok ? 0 : 1;
  console.log(`\n${table}\n\n${closing}`);
});

function testIn(folder, args) {
  const env = {
    ...process.env,
    JAMAK_E2E_PROGRAM: install(join('dist', 'for-tests'), join(folder, '자막 폴더 1')),
    JAMAK_E2E_FUSED: install('dist', join(folder, '자막 폴더 2')),
  };
  const config = join('tests', 'package', 'playwright.config.ts');
  return runPlaywright(config, { reports: folder, args, env });
}

function pack(how) {
  const script = join(projectRoot, 'scripts', 'package.mjs');
  const { status } = spawnSync(process.execPath, [script, '--dir', how], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  if (status !== 0) throw new SetupFailure('The app could not be packaged: see above.');
}

/** Copies what was packed to where it is run from, with the owner and the rights of an installation; its program. */
function install(output, target) {
  const [unpacked, program] = UNPACKED[process.platform];
  const from = join(projectRoot, output, unpacked);
  if (!existsSync(from)) throw new SetupFailure(`${from} is missing: leave out --made.`);
  cpSync(from, join(target, unpacked), { recursive: true, verbatimSymlinks: true });
  if (process.platform === 'linux') asInstalled(join(target, unpacked, 'chrome-sandbox'));
  return join(target, unpacked, program);
}

/** As the .deb does it: where nobody may make user namespaces, Chromium's helper makes them as root. */
function asInstalled(helper) {
  const isRoot = process.getuid() === 0;
  const nobody = { uid: 65_534, gid: 65_534 };
  const works = isRoot && spawnSync('unshare', ['--user', '--map-root-user', 'true'], nobody).status === 0;
  if (isRoot && !works) chmodSync(helper, 0o4755);
}
