import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const BROADCAST = 'src/main/broadcast';
/** Rooms of `broadcast` that are no surface. */
const INNER = ['public-feed', 'mask'];

/** Where words are that nobody has masked, held back or taken back. */
const PRIVATE = [
  'src/main/session',
  'src/main/storage',
  'src/main/app',
  'src/main/ipc',
  'src/main/jamak',
  `${BROADCAST}/public-feed`,
];

/** Every way to name a module, types too: what has the type of the feed was given it. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"](\.[^'"]+)['"]/gu;

function importsOf(path: string): string[] {
  return [...readFileSync(join(root, path), 'utf8').matchAll(IMPORT)].flatMap(([, target = '']) => {
    const to = join(dirname(path), target.replace(/\?.*$/u, ''));
    const file = [to, `${to}.ts`, `${to}.tsx`, join(to, 'index.ts')].find(
      (each) => existsSync(join(root, each)) && /\.\w+$/u.test(each),
    );
    return file ? [file.split(sep).join('/')] : [];
  });
}

/** All files that these reach, with the way to each. */
function reachedFrom(files: readonly string[]): Map<string, string> {
  const reached = new Map(files.map((path) => [path, path]));
  const waiting = [...files];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const next of importsOf(path)) {
      if (reached.has(next)) continue;
      reached.set(next, `${reached.get(path)} → ${next}`);
      waiting.push(next);
    }
  }
  return reached;
}

function filesIn(folder: string): string[] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.ts')).map((path) => join(folder, path).split(sep).join('/'));
}

const isIn = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

const surfaces = readdirSync(join(root, BROADCAST), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !INNER.includes(entry.name))
  .map(({ name }) => `${BROADCAST}/${name}`);

describe('a public surface', () => {
  it('is looked for where there are some, by a walk that finds what is there', () => {
    expect(surfaces).toContain(`${BROADCAST}/text-file`);
    const reached = reachedFrom(['src/main/jamak/index.ts']);
    for (const path of [
      'src/main/session/feed.ts',
      'src/main/app/sessions.ts',
      'src/main/storage/client.ts',
    ]) {
      expect(reached.has(path), path).toBe(true);
    }
  });

  it.each(surfaces)('reaches nothing that is private, by whatever way: %s', (surface) => {
    const ways = [...reachedFrom(filesIn(surface))];
    const others = surfaces.filter((other) => other !== surface);
    const breaches = ways.filter(([path]) => [...PRIVATE, ...others].some((folder) => isIn(path, folder)));
    expect(breaches.map(([, way]) => way)).toEqual([]);
  });

  it('is made where nothing is at hand but the public feed', () => {
    const makers = filesIn('src/main').filter(
      (path) =>
        !surfaces.some((surface) => isIn(path, surface)) &&
        importsOf(path).some((target) => surfaces.some((surface) => isIn(target, surface))),
    );
    expect(makers).toContain('src/main/jamak/surfaces.ts');
    for (const maker of makers) {
      const known = importsOf(maker).filter(
        (path) => isIn(path, 'src/main/session') || isIn(path, `${BROADCAST}/public-feed`),
      );
      expect(known, maker).toEqual([]);
      // It may get what a page can do with a session, and what is stored, but nothing of what is being said.
      const code = readFileSync(join(root, maker), 'utf8');
      expect(code.match(/\bevents\b|\bonEvent\b|\bcontroller\.view\b|\bpaints\b/gu) ?? [], maker).toEqual([]);
      expect(relative('src/main/jamak', maker).startsWith('..'), `${maker} makes a surface`).toBe(false);
    }
  });
});
