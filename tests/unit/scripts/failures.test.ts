import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { describeFailure, SetupFailure } from '../../../scripts/setup/failure.mjs';
import { requireNode } from '../../../scripts/setup/node-version.mjs';

const scripts = resolve(import.meta.dirname, '../../../scripts');

/** Runs a script as a user would, on a machine whose cache is empty. */
function runScript(args: string[], env: Record<string, string> = {}) {
  const cache = mkdtempSync(join(tmpdir(), 'jamak-cache-'));
  try {
    return spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: cache, HOME: cache, LOCALAPPDATA: cache, ...env },
    });
  } finally {
    rmSync(cache, { recursive: true });
  }
}

test('a script without its Electron says so in one sentence and exits with 1', () => {
  const result = runScript([join(scripts, 'electron-path.mjs')], { JAMAK_ELECTRON: 'stock' });
  expect(result.stderr).toBe('Electron is not installed yet: run "npm run setup".\n');
  expect(result.stdout).toBe('');
  expect(result.status).toBe(1);
});

test('an error nobody foresaw is one sentence too, and shows its place only when asked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-script-'));
  const script = join(folder, 'broken.mjs');
  const failure = pathToFileURL(join(scripts, 'setup/failure.mjs')).href;
  writeFileSync(
    script,
    `import { runMain } from '${failure}';\nawait runMain(() => { throw new Error('no such thing\\nsecond line') });\n`,
  );
  try {
    const plain = runScript([script]);
    expect(plain.stderr).toMatch(/^Something unexpected went wrong \(no such thing\): .+\.\n$/);
    expect(plain.status).toBe(1);
    expect(runScript([script], { JAMAK_DEBUG: '1' }).stderr).toContain('broken.mjs');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an unknown stage of npm test is refused with the stages there are', () => {
  const result = runScript([join(scripts, 'test.mjs'), '--only', 'units']);
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/^Use "npm test".* unit, integration,.*\.\n$/);
});

test.each([
  [Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }), /disk is full/],
  [
    Object.assign(new Error("EACCES: permission denied, mkdir '/x'"), { code: 'EACCES' }),
    /'\/x'.*permission/,
  ],
  [new SetupFailure('What happened: what to do.'), /^What happened: what to do\.$/],
])('%s', (error, sentence) => {
  expect(describeFailure(error)).toMatch(sentence);
  expect(describeFailure(error)).toMatch(/^[^\n]+\.$/);
});

test('a Node that is too old is named', () => {
  expect(() => requireNode('20.18.3')).toThrow('Jamak needs Node 20.19 or newer and this is 20.18.3');
  expect(() => requireNode('20.19.0')).not.toThrow();
  expect(() => requireNode('24.0.0')).not.toThrow();
});
