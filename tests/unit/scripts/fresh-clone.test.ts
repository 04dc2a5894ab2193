import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { runToolQuietly } from '../../../scripts/lib/tools.mjs';

const project = resolve(import.meta.dirname, '../../..');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')));

const folder = mkdtempSync(join(tmpdir(), 'jamak-clone-'));
/** The scripts without node_modules, and an npm that can't install it. */
const clone = join(folder, 'clone');
const npm = join(folder, 'npm-cli.js');

beforeAll(() => {
  mkdirSync(clone);
  for (const name of ['scripts', 'package.json', 'package-lock.json']) {
    cpSync(join(project, name), join(clone, name), { recursive: true });
  }
  writeFileSync(npm, 'console.error("npm error network"); process.exit(1);');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(scripts))('npm run %s installs its packages first', (_name, command) => {
  const [program, ...args] = command.split(' ');
  expect(program).toBe('node');
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: npm },
  });
  const said = stdout + stderr;
  expect(said).toContain('set-up: installing the npm packages');
  expect(said).toContain('npm could not install the packages of package-lock.json');
  expect(said).not.toContain('unexpected');
  expect(status).toBe(1);
});

test('a tool that is not there is named, with what to do', () => {
  expect(() => runToolQuietly('electron-vite', ['build'], { root: clone })).toThrow(
    'electron-vite is not installed: run "npm run setup", then the same command again.',
  );
});
