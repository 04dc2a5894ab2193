import { readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import {
  autostartEntry,
  autostartPath,
  setAutostartFile,
} from '../../../../src/main/app/desktop/autostart-file';
import { temporaryFolder } from '../../scripts/temporary-folder';

it('lies where XDG has it', () => {
  expect(autostartPath({ XDG_CONFIG_HOME: '/etc/mine' })).toBe('/etc/mine/autostart/jamak.desktop');
  const usual = join(homedir(), '.config/autostart/jamak.desktop');
  expect(autostartPath({})).toBe(usual);
  // A relative one is to be ignored.
  expect(autostartPath({ XDG_CONFIG_HOME: 'mine' })).toBe(usual);
});

it('names the program, whatever its path holds', () => {
  const [exec] = autostartEntry('/opt/A "b" $c %d \\e/jamak', ['--at-login']).match(/^Exec=.*$/mu) ?? [];
  expect(exec).toBe(String.raw`Exec="/opt/A \\"b\\" \\$c %%d \\\\e/jamak" "--at-login"`);
});

it('comes and goes, whole', async () => {
  const path = join(temporaryFolder(), 'not/there/yet/jamak.desktop');
  await setAutostartFile(path, autostartEntry('/opt/jamak', []));
  expect(readFileSync(path, 'utf8')).toMatch(/^\[Desktop Entry\]\nType=Application\n/u);
  expect(readdirSync(dirname(path))).toEqual(['jamak.desktop']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o644);
  await setAutostartFile(path, null);
  await setAutostartFile(path, null);
  expect(readdirSync(dirname(path))).toEqual([]);
});
