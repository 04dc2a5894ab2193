import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { PICTURES } from '../../../scripts/screenshots/pictures.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const GUIDE = join(ROOT, 'docs/guide');
/** So that a clone stays small. */
const MOST_BYTES = 150_000;

/** Every document of ours, from the root. */
const DOCUMENTS = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What a document links to and shows, without what is elsewhere on the web. */
function linksOf(text: string): string[] {
  const words = text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return [...words.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The names by which GitHub links to the headings of a document. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every link of a document leads to a file that is there, and to a heading that is in it', () => {
  expect(DOCUMENTS.length).toBeGreaterThan(20);
  const dead = DOCUMENTS.flatMap((document) =>
    linksOf(read(document))
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? document : join(dirname(document), decodeURI(path));
        if (!existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && !anchorsOf(read(target)).includes(decodeURI(anchor));
      })
      .map((link) => `${document}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test('the guide has the same pages in both languages, and each leads to the same pictures and pages', () => {
  const pages = (language: string): string[] => readdirSync(join(GUIDE, language)).toSorted();
  expect(pages('ko')).toEqual(pages('en'));
  for (const page of pages('en')) {
    const shown = (language: string): string[] =>
      linksOf(read(`docs/guide/${language}/${page}`))
        .map((link) => (link.split('#')[0] ?? '').replace(`/${language}/`, '/LANGUAGE/'))
        .filter((link) => !link.startsWith('../en/') && !link.startsWith('../ko/'));
    expect(shown('ko').toSorted(), page).toEqual(shown('en').toSorted());
  }
});

test('every picture that is made is shown somewhere, is there in both languages, and is small', () => {
  const shown = new Set(
    DOCUMENTS.flatMap((document) => linksOf(read(document)).map((link) => join(dirname(document), link))),
  );
  for (const language of ['en', 'ko']) {
    const folder = join(GUIDE, 'pictures', language);
    const names = PICTURES.map(({ name }) => `${name}.png`).toSorted();
    expect(readdirSync(folder).toSorted()).toEqual(names);
    for (const name of names) {
      expect(shown.has(relative(ROOT, join(folder, name))), name).toBe(true);
      expect(statSync(join(folder, name)).size, name).toBeLessThanOrEqual(MOST_BYTES);
    }
  }
});
