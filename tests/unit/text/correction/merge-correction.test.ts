import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWritten, writtenWords } from '../../../../src/main/text/correction/correction-words';
import { mergeCorrection } from '../../../../src/main/text/correction/merge-correction';

describe('two editors of one caption', () => {
  it.each([
    ['different words', 'the quick brown fox', 'the quick red fox', 'the slow brown fox', 'the slow red fox'],
    ['words side by side', 'one two three', 'one 2 three', 'one two 3', 'one 2 3'],
    [
      'a word more and another word',
      'see you soon',
      'see you all soon',
      'see you later',
      'see you all later',
    ],
    ['a word fewer and another word', 'well um yes', 'well yes', 'well um no', 'well no'],
    ['both ends', 'a b c', 'start a b c', 'a b c end', 'start a b c end'],
    ['the same', 'teh end', 'the end', 'the end', 'the end'],
    [
      'Korean',
      '어제 도연이가 왔어요',
      '어제 도현이가 왔어요',
      '오늘 도연이가 왔어요',
      '오늘 도현이가 왔어요',
    ],
    ['no spaces', '今日は雨です', '今日は雪です', '昨日は雨です', '昨日は雪です'],
  ])('lose nothing: %s', (_what, base, first, second, both) => {
    expect(mergeCorrection(first, { base, text: second })).toEqual({ text: both, replaced: [] });
  });

  it('leave the newer of a word that both changed, and tell the older', () => {
    expect(mergeCorrection('the red fox', { base: 'the brown fox', text: 'the grey fox' })).toEqual({
      text: 'the grey fox',
      replaced: ['red'],
    });
  });

  it('find their words in any order, whatever the caption says', () => {
    const caption = fc.array(fc.constantFrom('a', 'b', 'the', '자막', 'b.'), { minLength: 2, maxLength: 12 });
    const owners = fc.array(fc.constantFrom('first', 'second', 'nobody'), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(caption, owners, (words, owner) => {
        const base = words.join(' ');
        const by = (who: readonly string[]): string =>
          words.map((word, at) => (who.includes(owner[at] ?? '') ? `${owner[at]}${at}` : word)).join(' ');
        const both = { text: by(['first', 'second']), replaced: [] };
        expect(mergeCorrection(by(['first']), { base, text: by(['second']) })).toEqual(both);
        expect(mergeCorrection(by(['second']), { base, text: by(['first']) })).toEqual(both);
      }),
    );
  });

  it('who saw what the caption says gets exactly what they wrote', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((raw) => raw.replaceAll(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(text, text, (now, wanted) => {
        expect(mergeCorrection(now, { base: now, text: wanted }).text).toBe(wanted);
        expect(joinWritten(writtenWords(now))).toBe(now);
      }),
    );
  });
});

describe('an editor who saw masks', () => {
  const NOW = 'call 010-1234-5678 tomorow, Min Su';

  it.each([
    [
      'leaves what is under them',
      'call ••• tomorow, •••',
      'call ••• tomorrow, •••',
      'call 010-1234-5678 tomorrow, Min Su',
    ],
    [
      'may write something in their place',
      'call ••• tomorow, •••',
      'call me tomorow, •••',
      'call me tomorow, Min Su',
    ],
    ['may take one away', 'call ••• tomorow, •••', 'call ••• tomorow', 'call 010-1234-5678 tomorow'],
  ])('%s', (_what, base, text, merged) => {
    expect(mergeCorrection(NOW, { base, text })).toEqual({ text: merged, replaced: [] });
  });

  it('is merged with what was corrected meanwhile', () => {
    const edit = { base: 'call ••• tomorow, •••', text: 'phone ••• tomorow, •••' };
    expect(mergeCorrection('call 010-1234-5678 tomorrow, Min Su', edit, [NOW]).text).toBe(
      'phone 010-1234-5678 tomorrow, Min Su',
    );
  });

  it('is never told what is under them', () => {
    const { replaced } = mergeCorrection('so secret words here', { base: 'x ••• y', text: 'x z y' });
    expect(replaced.join(' ')).not.toContain('secret');
  });
});
