import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../src/main/storage/history/fold';
import { Listing } from '../../../../src/main/storage/history/listing';
import { Search } from '../../../../src/main/storage/history/search';
import { holdsAll, termsOf } from '../../../../src/main/storage/history/terms';
import { ANY_SESSION } from '../../../../src/shared/session/history';
import { final, numbered, started, translated } from '../sessions';
import { openStore, type TestStore } from './stores';

/** What `search` gives by a clock that goes on by `step` ms whenever somebody looks at it. */
function found({ database }: TestStore, words: string, step: number, limit = 5): string[] {
  let time = 0;
  const search = new Search(database, new Listing(database), () => (time += step));
  const ids: string[] = [];
  for (let before: number | null = null; ;) {
    const page = search.find({ words, filter: ANY_SESSION, before, limit });
    ids.push(...page.hits.map(({ captionId }) => captionId ?? ''));
    if (page.next === null) return ids.toSorted();
    before = page.next;
  }
}

/** What somebody finds who reads everything. */
function read({ store }: TestStore, words: string): string[] {
  const terms = termsOf(words);
  return (store.load('s')?.captions ?? [])
    .filter(
      ({ text, translations = [] }) =>
        terms.length > 0 &&
        holdsAll([text, ...translations.map((one) => one.text)].map(fold).join('\n'), terms),
    )
    .map(({ id }) => id)
    .toSorted();
}

function storeOf(texts: readonly string[], translations: readonly string[] = []): TestStore {
  const opened = openStore();
  opened.store.append(
    's',
    numbered([
      started('s'),
      ...texts.map((text, at) => final(`c${String(at)}`, at * 1000, text)),
      ...translations.map((text, at) => translated(`c${String(at)}`, text)),
    ]),
  );
  return opened;
}

/** With a clock that stands still all is read, one that runs has the index looked up, one that races neither. */
const STEPS = [0, 3, 11, 30];

/** Those of `searches` that find by every clock what reading finds. */
function agreeing(opened: TestStore, searches: readonly string[], limit?: number): string[] {
  return searches.filter((words) => {
    const expected = JSON.stringify(read(opened, words));
    return STEPS.every((step) => JSON.stringify(found(opened, words, step, limit)) === expected);
  });
}

describe('words of one and two letters', () => {
  it('are found at the beginning, in the middle and at the end', () => {
    const opened = storeOf(
      ['뷁', '게임', 'a 뷁', '끝은 쀍뷁', 'no', 'The end: x', '龘'],
      ['', '', '', '', '네'],
    );
    const searches = [
      '뷁',
      '게',
      '임',
      '쀍뷁',
      'no',
      'o',
      'x',
      '네',
      '龘',
      'd:',
      '뷁 a',
      'end 뷁',
      'end x',
      '없음',
    ];
    expect(agreeing(opened, searches)).toEqual(searches);
    expect(found(opened, '뷁', 11)).toEqual(['c0', 'c2', 'c3']);
  });

  it('are found where many trigrams begin with them, and where none does', () => {
    const syllable = (at: number): string => String.fromCodePoint(0xac00 + at);
    const texts = Array.from(
      { length: 120 },
      (_, at) => `가${syllable(at)}${syllable(at * 3)} x${at % 7 === 0 ? '쀍' : ''}`,
    );
    const searches = ['가', 'x', 'x쀍', '쀍', '가 쀍', '쀎', '쀎 가', '가 x'];
    expect(agreeing(storeOf(texts), searches, 50)).toEqual(searches);
  });

  it('are found as somebody finds them who reads everything, whatever is written', () => {
    const letter = fc.constantFrom(
      'a',
      'B',
      '1',
      ' ',
      '게',
      '임',
      'ゲ',
      '龘',
      '𠀋',
      '👍',
      '"',
      '*',
      '%',
      '-',
      '\n',
      '\0',
      '\u0001',
      '\uFFFE',
      '\uFFFD',
      'ß',
      'ﬃ',
      '가'.normalize('NFD'),
    );
    const text = fc.string({ unit: letter, maxLength: 6 });
    const words = fc.oneof(
      fc.string({ unit: letter, minLength: 1, maxLength: 2 }),
      fc.string({ unit: letter, minLength: 1, maxLength: 9 }),
    );
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 60 }),
        fc.array(text, { maxLength: 5 }),
        fc.array(words, { minLength: 10, maxLength: 10 }),
        (texts, translations, searches) => {
          const opened = storeOf(texts, translations.slice(0, texts.length));
          expect(agreeing(opened, searches)).toEqual(searches);
          opened.store.close();
        },
      ),
      { numRuns: 8 },
    );
  });
});
