import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LAYERS } from '../../../lint/layers.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const MOST_FILES = 20;

/** Every folder below `path`, itself included, with the code files that lie in it. */
function foldersBelow(path: string): { folder: string; files: string[] }[] {
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name));
  const folders = entries.filter((entry) => entry.isDirectory());
  return [
    { folder: path, files: files.map((entry) => entry.name) },
    ...folders.flatMap((entry) => foldersBelow(`${path}/${entry.name}`)),
  ];
}

const HOUSE = ['src', 'tests', 'scripts', 'lint'].flatMap(foldersBelow);

test('no folder holds more loose files than a newcomer can look over', () => {
  const full = HOUSE.filter(({ files }) => files.length > MOST_FILES);
  expect(full.map(({ folder, files }) => `${folder}: ${files.length}`)).toEqual([]);
});

test('the architecture page names every folder of src, down to the rooms of main and the pages', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const rooms = foldersBelow('src')
    .map(({ folder }) => folder)
    .filter((folder) => /^src\/(shared|preload|(main|renderer)\/[^/]+)$/.test(folder));
  expect(rooms.length).toBeGreaterThan(10);
  expect(rooms.filter((room) => !page.includes(`\`${room}\``))).toEqual([]);
});

test('the table of layers goes from the ground up: none may import one that comes after it', () => {
  const order = Object.keys(LAYERS);
  const rooms = (pattern: string): string[] =>
    pattern.includes('*') ? ['speech', 'language', 'storage'].map((room) => `src/main/${room}`) : [pattern];
  const above = Object.entries(LAYERS).flatMap(([layer, { modules }]) =>
    modules
      .flatMap(rooms)
      .filter((module) => order.indexOf(module) > order.indexOf(layer))
      .map((module) => `${layer} imports ${module}`),
  );
  expect(above).toEqual([]);
});
