import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../../src/shared/typeset/width';

describe('displayWidth', () => {
  it('counts East Asian letters as two columns', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('자막')).toBe(4);
    expect(displayWidth('字幕です')).toBe(8);
    expect(displayWidth('「カード」、（Ａ１）。ー〜')).toBe(26);
    expect(displayWidth('Ａ！')).toBe(4);
    expect(displayWidth('ｶﾅ')).toBe(2);
  });

  it('counts what is seen as one as one', () => {
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('か\u3099')).toBe(2);
    expect(displayWidth('👩‍👩‍👧')).toBe(2);
    expect(displayWidth('🇰🇷')).toBe(2);
    expect(displayWidth('\u1112\u1161\u11ab')).toBe(2);
    expect(displayWidth('\u200b')).toBe(0);
  });
});
