import { dirname } from 'node:path';
import { expect, it, vi } from 'vitest';
import { lostSandbox } from '../../../../src/main/app/run/sandbox';

vi.mock('electron', () => ({}));

it('an AppImage whose starter took the sandbox away is told from a checkout and from a package of tests', () => {
  const mounted = { APPIMAGE: '/home/me/Jamak.AppImage', APPDIR: dirname(process.execPath) };
  expect(lostSandbox(mounted, process.execPath, true)).toBe(true);
  expect(lostSandbox(mounted, process.execPath, false)).toBe(false);
  expect(lostSandbox({}, process.execPath, true)).toBe(false);
});
