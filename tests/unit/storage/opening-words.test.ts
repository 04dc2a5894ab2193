import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingWords } from '../../../src/main/storage/opening-words';

describe('openingWords', () => {
  it('joins short captions on one line', () => {
    expect(openingWords(['Hello\nthere,', ' 안녕하세요 '])).toBe('Hello there, 안녕하세요');
    expect(openingWords([])).toBe('');
  });

  it('cuts between words', () => {
    const opening = openingWords(['captions '.repeat(40)]);
    expect(opening).toMatch(/^(captions )+captions…$/u);
  });

  it('never exceeds 120 characters or halves one', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 })), (texts) => {
        const opening = openingWords(texts);
        expect(opening.length).toBeLessThanOrEqual(120);
        expect(opening).not.toMatch(/\p{Surrogate}…$/u);
      }),
    );
  });
});
