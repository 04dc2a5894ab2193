import { describe, expect, it } from 'vitest';
import { wordErrors } from '../../../src/main/text/word-errors';

describe('wordErrors', () => {
  it('is 0 when only case and punctuation differ', () => {
    expect(wordErrors('Ask not, what YOUR country', 'ask not what your country').rate).toBe(0);
  });

  it('counts substitutions, deletions and insertions apart', () => {
    expect(wordErrors('a b c d', 'a x c d')).toMatchObject({ substitutions: 1, deletions: 0, insertions: 0 });
    expect(wordErrors('a b c d', 'a c d')).toMatchObject({ substitutions: 0, deletions: 1, insertions: 0 });
    expect(wordErrors('a b c d', 'a b b c d')).toMatchObject({
      substitutions: 0,
      deletions: 0,
      insertions: 1,
      rate: 0.25,
    });
    expect(wordErrors('a b', '')).toMatchObject({ deletions: 2, rate: 1 });
    expect(wordErrors('', 'a')).toMatchObject({ insertions: 1, rate: 1 });
  });
});
