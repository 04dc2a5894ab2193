import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { dependenciesMatch, ensureDependencies } from '../../../scripts/setup/dependencies.mjs';
import { temporaryFolder } from './temporary-folder';

const lines: string[] = [];
const say = (line: string) => void lines.push(line);

/** A package without dependencies, on which the real `npm ci` is quick. */
function makePackage(version = '1.0.0'): string {
  const root = temporaryFolder();
  writeLock(root, version);
  return root;
}

function writeLock(root: string, version: string): void {
  const manifest = { name: 'empty', version };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  const lock = { ...manifest, lockfileVersion: 3, packages: { '': manifest } };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
}

beforeEach(() => {
  lines.length = 0;
});

test('npm runs once, and again when the lock file has changed', () => {
  const root = makePackage();
  expect(dependenciesMatch(root)).toBe(false);
  ensureDependencies(say, { root });
  expect(dependenciesMatch(root)).toBe(true);
  ensureDependencies(say, { root });
  expect(lines).toHaveLength(1);

  writeLock(root, '1.0.1');
  expect(dependenciesMatch(root)).toBe(false);
  ensureDependencies(say, { root });
  expect(lines).toHaveLength(2);
});

test('an installation that failed half-way is not trusted the next time', () => {
  const root = makePackage();
  ensureDependencies(say, { root });
  writeFileSync(join(root, 'package-lock.json'), '{ "cut off');
  const shown = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => ensureDependencies(say, { root })).toThrow(/^[^.]+\.json.*: run .+\.$/);
  expect(shown.mock.calls.join()).toContain('npm');
  shown.mockRestore();
  expect(existsSync(join(root, 'node_modules', '.jamak-lock-hash'))).toBe(false);

  writeLock(root, '1.0.0');
  ensureDependencies(say, { root });
  expect(lines).toHaveLength(3);
  expect(readFileSync(join(root, 'node_modules', '.jamak-lock-hash'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
});
