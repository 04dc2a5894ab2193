import { describe, expect, it } from 'vitest';
import { comparableWords } from '../../../src/main/text/comparable-words';

describe('comparableWords', () => {
  it('keeps Korean words whole and apostrophes inside words', () => {
    expect(comparableWords('안녕하세요, 여러분! Don’t ‘stop’')).toEqual([
      '안녕하세요',
      '여러분',
      "don't",
      'stop',
    ]);
  });
});
