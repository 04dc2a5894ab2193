import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { recordOf } from '../../../src/main/storage/record-of';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { Rearranged } from '../../../src/shared/session/rearranging';
import { temporaryFolder } from '../scripts/temporary-folder';
import { ended, final, numbered, started, translated } from './sessions';

function open() {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const store = new SessionRepository(openDatabase(path), path);
  const filesWith = (word: string): string[] =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
  return { store, filesWith };
}

const SPLIT: Rearranged = {
  type: 'captions-rearranged',
  editor: 'me',
  removed: ['b'],
  captions: [
    { id: 'a', laneId: 'sys', startMs: 0, endMs: 400, text: 'fine', original: 'fine <<x>>' },
    {
      id: 'n',
      laneId: 'mic',
      startMs: 400,
      endMs: 900,
      text: '<<x>>',
      madeOf: ['a', 'b'],
      translations: [
        { language: 'ko', text: '하나', final: true },
        { language: 'de', text: 'eins', final: true },
      ],
    },
  ],
};
const EVENTS = numbered([
  started('s'),
  final('a', 0, 'fine <<x>>'),
  translated('a', '좋아'),
  final('b', 1000, 'gone'),
  final('c', 2000, 'other'),
  SPLIT,
]);

it('captions that were rearranged are stored as the events tell of them, with their translations in order', () => {
  const { store } = open();
  store.append('s', EVENTS);
  expect(store.load('s')).toEqual(recordOf(EVENTS));
  expect(store.load('s')?.captions.map(({ id }) => id)).toEqual(['a', 'n', 'c']);
  store.append('s', numbered([translated('n', 'un', 'fr')], 10));
  expect(store.load('s')?.captions[1]?.translations?.map(({ language }) => language)).toEqual([
    'ko',
    'de',
    'fr',
  ]);
});

it('what was removed is not brought back by sound that waited', () => {
  const { store } = open();
  store.append('s', [...EVENTS, ...numbered([ended(5000)], 10)]);
  store.appendLate('s', [final('b', 1000, 'gone')]);
  expect(store.load('s')?.captions.map(({ id }) => id)).not.toContain('b');
});

it('words that are taken back are in nothing that they were split from, and what is left is stored', () => {
  const { store, filesWith } = open();
  store.append('s', EVENTS);
  store.append(
    's',
    numbered(
      [
        {
          type: 'caption-taken-back',
          captionId: 'n',
          laneId: 'mic',
          startMs: 400,
          endMs: 900,
          related: ['a', 'b'],
        },
      ],
      10,
    ),
  );
  store.tidy();
  expect(filesWith('<<x>>')).toEqual([]);
  expect(store.load('s')?.captions.map(({ text, original }) => [text, original])).toEqual([
    ['fine', undefined],
    ['other', undefined],
  ]);
  // Whoever edits it at the same moment brings nothing back.
  store.append('s', numbered([SPLIT], 20));
  expect(store.load('s')?.captions.map(({ id }) => id)).not.toContain('n');
});
