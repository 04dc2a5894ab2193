import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../src/main/language/model-tokens';

describe('estimating tokens', () => {
  it('counts four Latin letters, or one and a half Korean ones, as a token', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('abcdefgh')).toBe(2);
    expect(estimateTokens('가나다라마바')).toBe(4);
    expect(estimateTokens('字幕')).toBe(2);
    expect(estimateTokens('abcd가나다')).toBe(3);
  });
});
