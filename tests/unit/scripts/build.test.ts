import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { buildIfStale } from '../../../scripts/build.mjs';
import { temporaryFolder } from './temporary-folder';

function makeProject() {
  const root = temporaryFolder();
  for (const folder of ['src/main', 'resources/models/tiny', 'resources/sample']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, 'src/main/index.ts'), 'export {}');
  writeFileSync(join(root, 'tsconfig.json'), '{}');
  let builds = 0;
  let ok = true;
  return {
    root,
    builds: () => builds,
    failFromNowOn: (failing: boolean) => {
      ok = !failing;
    },
    build: () =>
      buildIfStale({ root, say: () => {}, build: () => ((builds += 1), { ok, output: 'what vite says' }) }),
  };
}

test('builds once, and not again for a file that was only touched', () => {
  const project = makeProject();
  project.build();
  utimesSync(join(project.root, 'src/main/index.ts'), new Date(), new Date());
  project.build();
  expect(project.builds()).toBe(1);
});

test.each(['src/main/index.ts', 'src/main/added.ts', 'tsconfig.main.json', 'resources/sample/a.txt'])(
  'builds again when %s changes',
  (path) => {
    const project = makeProject();
    project.build();
    writeFileSync(join(project.root, path), 'other');
    project.build();
    expect(project.builds()).toBe(2);
  },
);

test('models and files of no concern to the build do not count', () => {
  const project = makeProject();
  project.build();
  writeFileSync(join(project.root, 'resources/models/tiny/encoder.onnx'), 'x');
  writeFileSync(join(project.root, 'README.md'), 'x');
  project.build();
  expect(project.builds()).toBe(1);
});

test('moving text from one file to its neighbour counts', () => {
  const project = makeProject();
  writeFileSync(join(project.root, 'src/a.ts'), '1');
  writeFileSync(join(project.root, 'src/b.ts'), '23');
  project.build();
  writeFileSync(join(project.root, 'src/a.ts'), '12');
  writeFileSync(join(project.root, 'src/b.ts'), '3');
  project.build();
  expect(project.builds()).toBe(2);
});

test('a failed build is tried again, also after going back to what was built before', () => {
  const shown = vi.spyOn(console, 'error').mockImplementation(() => {});
  const project = makeProject();
  project.build();
  writeFileSync(join(project.root, 'src/main/index.ts'), 'export {');
  project.failFromNowOn(true);
  expect(project.build).toThrow(/^The build failed: .+\.$/);
  expect(shown).toHaveBeenCalledWith('what vite says');
  shown.mockRestore();
  expect(existsSync(join(project.root, 'out/.build-hash'))).toBe(false);
  writeFileSync(join(project.root, 'src/main/index.ts'), 'export {}');
  project.failFromNowOn(false);
  project.build();
  expect(project.builds()).toBe(3);
});
