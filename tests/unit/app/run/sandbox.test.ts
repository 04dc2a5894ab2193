import { expect, it, vi } from 'vitest';
import { lostSandbox } from '../../../../src/main/app/run/sandbox';

vi.mock('electron', () => ({}));

it('an AppImage whose starter took the sandbox away is told from a checkout and from a package of tests', () => {
  expect(lostSandbox({ APPIMAGE: '/home/me/Jamak.AppImage' }, true)).toBe(true);
  expect(lostSandbox({ APPIMAGE: '/home/me/Jamak.AppImage' }, false)).toBe(false);
  expect(lostSandbox({}, true)).toBe(false);
});
