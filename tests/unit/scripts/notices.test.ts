import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packagesOf } from '../../../scripts/lib/bundled-packages';
import { writeNotices } from '../../../scripts/package/notices.mjs';

test('modules are told by the package that they are from', () => {
  expect(
    packagesOf([
      '/a/node_modules/react/index.js',
      '/a/node_modules/react/cjs/react.js',
      '\0/a/node_modules/@scope/name/dist/x.mjs?commonjs',
      '/a/node_modules/outer/node_modules/inner/y.js',
      'C:\\a\\node_modules\\win\\z.js',
      '/a/src/main/index.ts',
    ]),
  ).toEqual([
    '/a/node_modules/@scope/name',
    '/a/node_modules/outer/node_modules/inner',
    '/a/node_modules/react',
    'C:\\a\\node_modules\\win',
  ]);
});

/** A checkout with these files. */
function checkout(files: Readonly<Record<string, unknown>>): string {
  const root = mkdtempSync(join(tmpdir(), 'jamak-notices-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(root, path), text.replaceAll('ROOT', root));
  }
  return root;
}

test('the licence of each package that goes into the app goes with it, once', () => {
  const root = checkout({
    'package.json': { dependencies: { native: '1' } },
    'out/bundled/main.json': ['ROOT/node_modules/tool'],
    'out/bundled/renderer.json': ['ROOT/node_modules/tool'],
    'node_modules/tool/package.json': { name: 'tool', version: '1.0.0', license: 'ISC' },
    'node_modules/tool/LICENSE.md': 'Permission to use the tool',
    'node_modules/native/package.json': {
      name: 'native',
      version: '2.0.0',
      license: 'MIT',
      optionalDependencies: { 'native-here': '2', 'native-elsewhere': '2' },
    },
    'node_modules/native-here/package.json': { name: 'native-here', version: '2.0.0', license: 'MIT' },
  });
  const target = join(root, 'notices.txt');
  expect(writeNotices(root, target)).toBe(3);
  const text = readFileSync(target, 'utf8');
  expect(text.match(/Permission to use the tool/gu)).toHaveLength(1);
  expect(text).toContain('native-here 2.0.0\nLicence: MIT');
  expect(text).toContain('CC BY 4.0');
});

test('a package that says nothing of its licence is in no app', () => {
  const root = checkout({
    'package.json': { dependencies: {} },
    'out/bundled/main.json': ['ROOT/node_modules/unknown'],
    'node_modules/unknown/package.json': { name: 'unknown', version: '1.0.0' },
  });
  expect(() => writeNotices(root, join(root, 'notices.txt'))).toThrow(/unknown 1\.0\.0/u);
});
