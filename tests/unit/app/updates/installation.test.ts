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
  const APPDIR = folderWith('jamak');
  const ours = (APPIMAGE: string) => ({ env: { APPIMAGE, APPDIR }, execPath: join(APPDIR, 'jamak') });
  expect(type(ours(join(folder, 'Jamak.AppImage')))).toBe('appimage');
  expect(type(ours(join(folder, 'gone.AppImage')))).toBe('elsewhere');
  expect(type(ours('Jamak.AppImage'))).toBe('elsewhere');
});

it('what another AppImage started, as an editor its terminal, does not take that one for its own', () => {
  const APPIMAGE = join(folderWith('Editor.AppImage'), 'Editor.AppImage');
  const APPDIR = folderWith('editor');
  const execPath = join(folderWith('jamak'), 'jamak');
  expect(type({ env: { APPIMAGE, APPDIR }, execPath })).toBe('elsewhere');
  expect(type({ env: { APPIMAGE }, execPath })).toBe('elsewhere');
  // A folder whose name only begins like it.
  expect(type({ env: { APPIMAGE, APPDIR: execPath.slice(0, -'/jamak'.length - 1) }, execPath })).toBe(
    'elsewhere',
  );
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
