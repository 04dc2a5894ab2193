import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/main/text/tokens';

function names(text: string): string[] {
  return tokenise(text).flatMap((token) => (token.name ? [token.base] : []));
}

function nouns(text: string): string[] {
  return tokenise(text).flatMap((token) => (token.noun ? [token.base] : []));
}

describe('tokenise', () => {
  it('finds names by capitals that nothing else explains', () => {
    expect(names("Then I'll go, and Theo meets Mr. Hale in Hollow Lantern.")).toEqual([
      'Theo',
      'Hale',
      'Hollow',
      'Lantern',
    ]);
    expect(names('Captions are here. Captions help! "Captions," he said.')).toEqual([]);
    expect(names('Bell Warden is back, and OBS runs')).toEqual(['Bell', 'Warden', 'OBS']);
  });

  it('learns no names from a text in capitals', () => {
    expect(names('THE BELL WARDEN IS BACK AND WE LOVE IT')).toEqual([]);
  });

  it('knows that a caption begins with a capital', () => {
    const text = 'we went into the Water and swam';
    expect(names(text)).toEqual(['Water']);
    expect(tokenise(text, [0, text.indexOf('Water')]).some((token) => token.name)).toBe(false);
  });

  it('knows English nouns by the words before them', () => {
    expect(nouns('We beat the big boss with my last potion and open a flooded library.')).toEqual([
      'boss',
      'potion',
      'library',
    ]);
  });

  it('takes possessives and particles off', () => {
    expect(tokenise("Theo's mother").map((token) => token.base)).toEqual(['Theo', 'mother']);
    expect(tokenise('OBS는 Jamak이에요').map((token) => [token.base, token.noun])).toEqual([
      ['OBS', true],
      ['Jamak', true],
    ]);
  });

  it('finds the words of languages without spaces', () => {
    expect(tokenise('今日は字幕を作ります').map((token) => token.text)).toContain('字幕');
  });

  it('gives the words of any text where they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const token of tokenise(text))
          expect(text.slice(token.at, token.at + token.text.length)).toBe(token.text);
      }),
    );
  });
});
