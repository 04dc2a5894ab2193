import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterSeam, findSeam } from '../../../../src/main/session/captioning/seam';
import { joinWords, splitWords } from '../../../../src/main/text/words';

function rest(before: string, text: string): string | null {
  const words = afterSeam(splitWords(before), splitWords(text));
  return words && joinWords(words);
}

describe('afterSeam', () => {
  it('takes out what was already said, whatever its case and punctuation', () => {
    expect(rest('Half a morning unto them.', 'morning unto Them, and just now')).toBe('and just now');
  });

  it('bears a wrong first word and a misheard word in the middle', () => {
    expect(rest('I have already talked half a morning', 'red talked have a morning unto them')).toBe(
      'unto them',
    );
  });

  it('knows a compound in one word and in two', () => {
    expect(rest('types composed to form letterpress', 'to form letter press, the lower case')).toBe(
      'the lower case',
    );
    expect(rest('to form letter press', 'form letterpress, the lower case')).toBe('the lower case');
  });

  it('takes the last word for repeated that was heard a little differently before', () => {
    expect(rest('And so my fellow Americans.', 'and so my fellow America, ask not')).toBe('ask not');
    expect(rest('And so my fellow-american.', 'so my fellow America, ask not')).toBe('ask not');
    expect(rest('we saw the cat', 'saw the cat the cats ran')).toBe('the cats ran');
    expect(rest('we saw the sea', 'saw the dog')).toBe('dog');
  });

  it('says when nothing is repeated', () => {
    expect(rest('By Allah, replied the fireman.', 'Whomsoever thou seest awake')).toBeNull();
    expect(rest('', 'Good morning')).toBeNull();
  });

  it('keeps a word that is really said twice after the repetition', () => {
    expect(rest('it was very', 'it was very very good')).toBe('very good');
  });

  it('finds the seam of any text that was cut with an overlap of three or more different words', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 3, max: 6 }), (words, at, overlap) => {
        const cut = overlap + (at % (words.length - overlap));
        const before = splitWords(words.slice(0, cut).join(' '));
        const after = splitWords(words.slice(cut - overlap).join(' '));
        expect(findSeam(before, after).repeated).toBe(overlap);
        const whole = [...before, ...(afterSeam(before, after) ?? [])].map((word) => word.key);
        expect(whole).toEqual(words);
      }),
    );
  });
});

/** Sentences that say nothing twice. */
const SAID = {
  Japanese: '皆さんこんばんは今日は新しいゲームを遊びながら質問に答えていきます',
  Chinese: '大家好欢迎来到今天的直播我们先看昨天那场比赛然后再聊新版本',
  Cantonese: '大家好今日我哋會玩一隻新遊戲如果鍾意就記得訂閱呢個頻道',
  Thai: 'สวัสดีครับทุกคนวันนี้เราจะเล่นเกมใหม่ถ้าชอบก็อย่าลืมกดติดตาม',
} as const;

describe.each(Object.entries(SAID))('the seam in %s', (_language, said) => {
  const words = splitWords(said);

  it('is found wherever the text was cut', () => {
    for (let cut = 6; cut < words.length; cut++) {
      for (const overlap of [6, 10]) {
        const from = Math.max(0, cut - overlap);
        const [before, text] = [joinWords(words.slice(0, cut)), joinWords(words.slice(from))];
        expect(rest(before, text)).toBe(joinWords(words.slice(cut)));
      }
    }
  });

  it('bears a wrong first character', () => {
    const [before, text] = [joinWords(words.slice(0, 16)), joinWords(words.slice(9))];
    expect(rest(before, `ん${text}`)).toBe(joinWords(words.slice(16)));
  });

  it('is none where nothing is repeated', () => {
    expect(rest(said, 'Good evening')).toBeNull();
    expect(rest(said, '終')).toBeNull();
  });
});
