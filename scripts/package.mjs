// npm run package: the unpacked app in dist/. npm run dist: everything electron-builder.yml lists for this platform.
// A release is made with Electron's official program alone. With --development the stand-in will do, which is nothing to
// give away. With --for-tests: a package in dist/for-tests that debuggers and test drivers may look into, as nobody's own
// may be; it may be made with the stand-in as well. What makes one look for updates: package/update-build.mjs.
import { join } from 'node:path';
import { addAddonsOfBothProcessors } from './package/both-processors.mjs';
import { writeNotices } from './package/notices.mjs';
import { wantsOfficial } from './package/release-only.mjs';
import { withoutEmptySecrets } from './package/signing.mjs';
import { updateArguments } from './package/update-build.mjs';
import { buildIfStale } from './build.mjs';
import { runTool } from './lib/tools.mjs';
import { runMain, SetupFailure } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { setUp } from './setup.mjs';

await runMain(async () => {
  const unpackedOnly = process.argv.includes('--dir');
  const forTests = process.argv.includes('--for-tests');
  // Looks for the official program again, whatever was found before.
  if (wantsOfficial(process.argv)) process.env.JAMAK_ELECTRON = 'official';
  const electron = await setUp();
  // macOS gets one app for both of its processors.
  const universal = process.platform === 'darwin' && !unpackedOnly;
  if (universal) await addAddonsOfBothProcessors(projectRoot, console.log);
  buildIfStale();
  const packages = writeNotices(projectRoot, join(projectRoot, 'out', 'THIRD-PARTY-NOTICES.txt'));
  console.log(`licences of ${packages} npm packages go with the app`);
  const args = [
    ...(unpackedOnly ? ['--dir'] : []),
    '--publish=never',
    ...updateArguments(process.env),
    ...(forTests
      ? [
          '-c.directories.output=dist/for-tests',
          '-c.extraMetadata.forTests=true',
          '-c.electronFuses.enableNodeCliInspectArguments=true',
        ]
      : []),
    // Ours is for one processor: electron-builder fetches both, and checks them.
    ...(universal ? [] : [`-c.electronDist=${electron.dist}`]),
    `-c.electronVersion=${electron.version}`,
  ];
  const code = await runTool('electron-builder', args, { env: withoutEmptySecrets(process.env) });
  if (code !== 0) {
    throw new SetupFailure(
      unpackedOnly
        ? 'electron-builder failed: mend what it says above and run the same command again.'
        : 'electron-builder failed: read what it says above; installers need its tools from the internet, "npm run package" makes the unpacked app without them.',
    );
  }
});
