import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { Correction, SessionHappening } from '../../../src/shared/session/events';
import { temporaryFolder } from '../scripts/temporary-folder';
import { digest, ended, final, notes, numbered, report, started, translated } from './sessions';

const SECRET = '<<never-said>>';

function open() {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const store = new SessionRepository(openDatabase(path), path);
  const filesWith = (word: string): string[] =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
  return { path, store, filesWith };
}

function takenBack(captionId: string, startMs: number): Correction {
  return { type: 'caption-taken-back', captionId, laneId: 'mic', startMs, endMs: startMs + 900.5 };
}

function digestOf(untilMs: number, keyword: string): SessionHappening {
  return { type: 'digest-updated', digest: { ...digest(`d${untilMs}`, 1), untilMs, keywords: [keyword] } };
}

/** Two hundred captions, one of which is secret, as are what was made of it. */
const HAPPENINGS: readonly SessionHappening[] = [
  started('s'),
  ...Array.from({ length: 200 }, (_, at) => final(`c${at}`, at * 1000, `word ${'on '.repeat(at % 40)}`)),
  digestOf(90_000, 'open'),
  final('secret', 100_000, `${SECRET} ${'and on '.repeat(90)}`),
  translated('secret', SECRET),
  { type: 'caption-edited', captionId: 'secret', text: `${SECRET} indeed`, editor: 'me' },
  digestOf(110_000, SECRET),
];

it('a caption that is taken back is in no file, and neither is what was made of it, at once', () => {
  const { store, filesWith } = open();
  store.append('s', numbered(HAPPENINGS));
  store.saveNotes('s', 0, { ...notes(0), keywords: [SECRET] });
  expect(filesWith(SECRET)).not.toEqual([]);
  store.append('s', numbered([takenBack('secret', 100_000)], 1000));
  // Before anybody tidies up: the app may be killed now.
  expect(filesWith(SECRET)).toEqual([]);
  store.tidy();
  expect(filesWith(SECRET)).toEqual([]);
  const record = store.load('s');
  expect(record?.captions).toHaveLength(200);
  expect(record?.takenBack).toEqual([{ id: 'secret', laneId: 'mic', startMs: 100_000, endMs: 100_900.5 }]);
  expect(record?.digests.map(({ keywords }) => keywords[0])).toEqual(['open']);
  expect(store.loadNotes('s')).toEqual([]);
});

it('nothing of it comes back: neither a batch that is sent again, nor a caption of sound that waited', () => {
  const { store, filesWith } = open();
  store.append('s', numbered(HAPPENINGS.slice(0, 10)));
  store.append('s', numbered([takenBack('secret', 100_000), takenBack('late', 101_000)], 1000));
  store.append('s', numbered(HAPPENINGS.slice(-5, -1), 500));
  store.append('s', numbered([ended(200_000)], 1100));
  store.appendLate('s', [final('late', 101_000, SECRET), final('other', 102_000, 'fine')]);
  expect(store.load('s')?.captions.map(({ id }) => id)).toContain('other');
  expect(filesWith(SECRET)).toEqual([]);
});

it('of a session that has ended the report goes as well', () => {
  const { store, filesWith } = open();
  store.append('s', numbered([...HAPPENINGS, ended(200_000)]));
  store.saveReport('s', { ...report('title'), keywords: [SECRET] });
  store.appendLate('s', [takenBack('secret', 100_000)]);
  store.tidy();
  expect(store.load('s')?.report).toBeNull();
  expect(store.list(1)[0]?.hasReport).toBe(false);
  expect(filesWith(SECRET)).toEqual([]);
});

it('a caption that is corrected keeps its original; its translation goes until it is made anew', () => {
  const { store } = open();
  const edit: Correction = { type: 'caption-edited', captionId: 'a', text: 'hello', editor: 'me' };
  store.append('s', numbered([started('s'), final('a', 0, 'helo'), translated('a', '안녕'), edit]));
  expect(store.load('s')?.captions).toEqual([
    { id: 'a', laneId: 'mic', startMs: 0, endMs: 900.5, text: 'hello', original: 'helo' },
  ]);
  store.append('s', numbered([ended(5000)], 10));
  store.appendLate('s', [{ ...edit, text: 'hello there' }]);
  expect(store.load('s')?.captions[0]).toMatchObject({ text: 'hello there', original: 'helo' });
});

it('what could not be tidied before the app died is tidied at its next start', () => {
  const { path, store } = open();
  store.append('s', numbered(HAPPENINGS));
  store.append('s', numbered([takenBack('secret', 100_000)], 1000));
  store.release();
  const next = new SessionRepository(openDatabase(path), path);
  next.tidy();
  next.close();
  const database = openDatabase(path);
  expect(database.prepare('SELECT erased FROM taken_back').pluck().all()).toEqual([1]);
  database.close();
  expect(existsSync(path)).toBe(true);
});
