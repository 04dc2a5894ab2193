import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLatin, toPages } from '../../../../src/main/broadcast/obs/captions/closed-caption-text';

describe('pages of closed captions', () => {
  it('are two lines of 32 letters, cut between words', () => {
    expect(
      toPages('Ask not what your country can do for you, ask what you can do for your country.'),
    ).toEqual(['Ask not what your country can do\nfor you, ask what you can do for', 'your country.']);
  });

  it('cut a word only where it is longer than a line', () => {
    expect(toPages(`so ${'x'.repeat(40)}`)).toEqual([`so\n${'x'.repeat(32)}`, 'xxxxxxxx']);
  });

  it('are written in letters that closed captions have', () => {
    expect(toPages('“Ça va?” – Dvořák’s naïve cœur… 👋')).toEqual(['"Ça va?" - Dvorák\'s naive\ncoeur...']);
  });

  it('are none for a text without words', () => {
    expect(toPages('  ')).toEqual([]);
    expect(toPages('👋')).toEqual([]);
  });

  it('never hold a line that is too long, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const page of toPages(text)) {
          const lines = page.split('\n');
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(32);
        }
      }),
    );
  });
});

describe('a text for closed captions', () => {
  it.each([
    ['Hello, 42 € in Zürich!', true],
    ['Vǫluspá', true],
    ['안녕하세요', false],
    ['Hello 여러분', false],
    ['Привет', false],
    ['こんにちは', false],
    ['1, 2, 3…', true],
  ])('of other than Latin letters is none: %s', (text, expected) => {
    expect(isLatin(text)).toBe(expected);
  });
});
