import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldInPlace } from '../../../../src/main/storage/history/fold';
import { snippetOf } from '../../../../src/main/storage/history/snippet';
import { indexQuery, termsOf } from '../../../../src/main/storage/history/terms';

describe('fold', () => {
  it.each([
    ['Hello', 'hello'],
    ['한글'.normalize('NFD'), '한글'],
    ['ｶﾞﾝﾀﾞﾑ', 'ガンダム'],
    ['ＯＢＳ  ３０', 'obs 30'],
    ['a\n\tb', 'a b'],
  ])('%j is searched as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(foldInPlace(text).text).toBe(folded);
  });

  it('knows where each letter stood', () => {
    const { from, until } = foldInPlace(`x${'한'.normalize('NFD')}y`);
    expect([...from]).toEqual([0, 1, 4]);
    expect([...until]).toEqual([1, 4, 5]);
  });
});

describe('termsOf', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['"', []],
    ['Two words', ['two', 'words']],
    ['"Two  words" more', ['two words', 'more']],
    ['“스마트 따옴표” 말', ['스마트 따옴표', '말']],
    ['「次の配信」 明日', ['次の配信', '明日']],
    ['"left open', ['left open']],
    ['same SAME', ['same']],
  ])('%j is %j', (words, terms) => {
    expect(termsOf(words)).toEqual(terms);
  });
});

describe('indexQuery', () => {
  it('asks by threes, and knows nothing of shorter words', () => {
    expect(indexQuery(['hello', '게임'])).toBe('"hel" AND "ell" AND "llo"');
    expect(indexQuery(['게임', 'a'])).toBeNull();
    expect(indexQuery(['a"b'])).toBe('"a""b"');
    expect(indexQuery(['👍👍👍'])).toBe('"👍👍👍"');
  });

  it('asks for any trigram that begins with a shorter word, as far as they are known', () => {
    const known = (term: string) => ({ a: ['abc', 'a"b'], 게임: [] })[term] ?? null;
    expect(indexQuery(['hello', 'a', '말'], known)).toBe('"hel" AND "ell" AND "llo" AND ("abc" OR "a""b")');
    expect(indexQuery(['게임'], known)).not.toBeNull();
    expect(indexQuery(['말'], known)).toBeNull();
  });
});

describe('snippetOf', () => {
  const marked = (text: string, words: string): string[] => {
    const snippet = snippetOf(text, termsOf(words));
    return snippet.ranges.map(([from, until]) => snippet.text.slice(from, until));
  };

  it('tells where the words stand, as they are written', () => {
    expect(marked('The GAME is a game.', 'game')).toEqual(['GAME', 'game']);
    expect(marked('오늘 방송은 게임 방송', '방송')).toEqual(['방송', '방송']);
    expect(marked('오늘'.normalize('NFD'), '오늘')).toEqual(['오늘'.normalize('NFD')]);
    expect(marked('one  two', '"one two"')).toEqual(['one  two']);
    expect(marked('abcabc', 'abc bca')).toEqual(['abcabc']);
  });

  it('shows the part of a long text that holds them', () => {
    const { text, ranges } = snippetOf(`${'so and on '.repeat(100)}the needle ${'and so on '.repeat(100)}`, [
      'needle',
    ]);
    expect(text.length).toBeLessThan(250);
    expect(text).toMatch(/^…\S.*\S?…$/u);
    expect(ranges.map(([from, until]) => text.slice(from, until))).toEqual(['needle']);
  });

  it('never cuts what it marks, and marks what was looked for, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (text, at, length) => {
          const term = fold(
            Array.from(text)
              .slice(at % (text.length + 1))
              .slice(0, length)
              .join(''),
          ).trim();
          const snippet = snippetOf(text, term === '' ? [] : [term]);
          // Half of a letter would be written as another one.
          expect(Buffer.from(snippet.text).toString()).toBe(snippet.text);
          for (const [from, until] of snippet.ranges) {
            expect(from).toBeLessThan(until);
            expect(fold(snippet.text.slice(from, until))).toContain(term);
          }
        },
      ),
    );
  });
});
