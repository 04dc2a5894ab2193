import { expect, test } from 'vitest';
import { wantsOfficial } from '../../../scripts/package/release-only.mjs';
import { requireElectron } from '../../../scripts/setup/electron-runtime.mjs';

test('what is given away is made with the official Electron; a package to look at may have another', () => {
  expect(wantsOfficial(['node', 'package.mjs'])).toBe(true);
  expect(wantsOfficial(['node', 'package.mjs', '--dir'])).toBe(true);
  expect(wantsOfficial(['node', 'package.mjs', '--dir', '--development'])).toBe(false);
  expect(wantsOfficial(['node', 'package.mjs', '--dir', '--for-tests'])).toBe(false);
});

test('who insists on the official Electron never gets the stand-in', () => {
  const found = ((): string => {
    try {
      return requireElectron({ ...process.env, JAMAK_ELECTRON: 'official' }).kind;
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(found).toMatch(/^(?:official$|Electron is not installed yet)/u);
});
