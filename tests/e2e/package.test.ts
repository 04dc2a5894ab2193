import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { COUNTRY, expect, ROOT, test } from './jamak';

/** Where electron-builder puts the unpacked app of each system. */
const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'dist/linux-unpacked/jamak',
  darwin: `dist/mac${process.arch === 'arm64' ? '-arm64' : ''}/Jamak.app/Contents/MacOS/Jamak`,
  win32: 'dist/win-unpacked/Jamak.exe',
};

test('the packaged app captions the sample', async ({ launch }) => {
  test.setTimeout(300_000);
  const program = PROGRAMS[process.platform];
  test.skip(program === undefined, 'not packaged for this system');
  execFileSync(process.execPath, [join(ROOT, 'scripts/package.mjs'), '--dir'], { cwd: ROOT, stdio: 'pipe' });
  const app = await launch({ executable: join(ROOT, program as string) });
  const control = await app.start('sample');
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  await expect(control.getByTestId('caption-final').first()).toBeVisible();
});
