import { expect, test } from 'vitest';
import { wantsOfficial } from '../../../scripts/package/release-only.mjs';
import { withoutEmptySecrets } from '../../../scripts/package/signing.mjs';
import { requireElectron } from '../../../scripts/setup/electron-runtime.mjs';

test('what is given away is made with the official Electron; a package to look at may have another', () => {
  expect(wantsOfficial(['node', 'package.mjs'])).toBe(true);
  expect(wantsOfficial(['node', 'package.mjs', '--dir'])).toBe(true);
  expect(wantsOfficial(['node', 'package.mjs', '--dir', '--development'])).toBe(false);
  expect(wantsOfficial(['node', 'package.mjs', '--dir', '--for-tests'])).toBe(false);
});

test('a workflow without secrets signs nothing, and its build does not fail over that', () => {
  const empty = { CSC_LINK: '', CSC_KEY_PASSWORD: '', APPLE_ID: ' ', WIN_CSC_LINK: '' };
  expect(withoutEmptySecrets({ ...empty, PATH: '', HOME: '/root' })).toEqual({ PATH: '', HOME: '/root' });
  const given = { CSC_LINK: 'AAAA', CSC_KEY_PASSWORD: 'secret', APPLE_TEAM_ID: 'TEAM' };
  expect(withoutEmptySecrets(given)).toEqual(given);
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
