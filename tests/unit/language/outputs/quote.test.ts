import { describe, expect, it } from 'vitest';
import { findQuote } from '../../../../src/main/language/outputs/quote';

describe('quotes', () => {
  it.each([
    ['Ask not what your country can do.', 'ask NOT, what your', 'Ask not what your'],
    ['Ask not what your country can do.', 'country can do', 'country can do.'],
    ['어어 힐러가 쓰러졌어요! 지금 바로요.', '힐러가쓰러졌어요', '힐러가 쓰러졌어요!'],
    ['ﬁne words', 'fine', 'ﬁne'],
    ['한글 문장', '한글'.normalize('NFD'), '한글'],
  ])('in %j finds %j', (caption, quote, said) => {
    expect(findQuote(caption, quote)).toBe(said);
  });

  it.each(['what our country', 'never said', '', '...'])('does not find %j', (quote) => {
    expect(findQuote('Ask not what your country can do.', quote)).toBeNull();
  });
});
