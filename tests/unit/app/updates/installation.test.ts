import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { installationOf } from '../../../../src/main/app/updates/installation';

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-installation-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
}

const type = (circumstances: Partial<Parameters<typeof installationOf>[0]>): string =>
  installationOf({
    platform: 'linux',
    env: {},
    execPath: '/opt/Jamak/jamak',
    packaged: true,
    ...circumstances,
  }).type;

it('an AppImage replaces itself where its file is', () => {
  const folder = folderWith('Jamak.AppImage');
  expect(type({ env: { APPIMAGE: join(folder, 'Jamak.AppImage') } })).toBe('appimage');
  expect(type({ env: { APPIMAGE: join(folder, 'gone.AppImage') } })).toBe('elsewhere');
  expect(type({ env: { APPIMAGE: 'Jamak.AppImage' } })).toBe('elsewhere');
});

it('packages, archives, checkouts and macOS don’t', () => {
  const path = join(folderWith('Jamak.AppImage'), 'Jamak.AppImage');
  expect(type({})).toBe('elsewhere');
  expect(type({ env: { APPIMAGE: path }, packaged: false })).toBe('elsewhere');
  expect(type({ platform: 'darwin', execPath: '/Applications/Jamak.app/Contents/MacOS/Jamak' })).toBe(
    'elsewhere',
  );
});

it('on Windows what was installed does, a portable or unpacked program doesn’t', () => {
  const execPath = join(folderWith('Jamak.exe', 'Uninstall Jamak.exe'), 'Jamak.exe');
  expect(type({ platform: 'win32', execPath })).toBe('installer');
  expect(type({ platform: 'win32', execPath, env: { PORTABLE_EXECUTABLE_FILE: 'C:\\Jamak.exe' } })).toBe(
    'elsewhere',
  );
  expect(type({ platform: 'win32', execPath: join(folderWith('Jamak.exe'), 'Jamak.exe') })).toBe('elsewhere');
});
