import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { spaceBetween } from '../../../src/shared/spaceless';
import { comparableWords, countWords, joinWords, splitWords } from '../../../src/main/text/words';

describe('comparableWords', () => {
  it('keeps Korean words whole and apostrophes inside words', () => {
    expect(comparableWords('안녕하세요, 여러분! Don’t ‘stop’')).toEqual([
      '안녕하세요',
      '여러분',
      "don't",
      'stop',
    ]);
  });

  test.each([
    ['今日はOBSを使う。', ['今日', 'は', 'obs', 'を', '使う']],
    ['我们今天开始直播', ['我们', '今天', '开始', '直播']],
    ['สวัสดีครับทุกคน', ['สวัสดี', 'ครับ', 'ทุก', 'คน']],
    ['OBS를 켰다', ['obs를', '켰다']],
    ['नमस्ते दोस्तों', ['नमस्ते', 'दोस्तों']],
    ['می‌خواهم', ['میخواهم']],
    ['❤️ 1️⃣', ['1']],
    ['…', []],
  ])('%s', (text, words) => {
    expect(comparableWords(text)).toEqual(words.map((word) => word.normalize('NFKC')));
    expect(countWords(text)).toBe(words.length);
  });
});

const keys = (text: string): string[] => splitWords(text).map(({ key }) => key);

describe('splitWords', () => {
  it('takes words between spaces, and characters where there are none', () => {
    expect(keys('Well-known, OBS를 켰다')).toEqual(['wellknown', 'obs를', '켰다']);
    expect(keys('今日はOBSを')).toEqual(['今', '日', 'は', 'obs', 'を']);
    expect(keys('ดีครับ').join('')).toBe('ดีครับ');
  });

  it('knows where words begin', () => {
    const words = splitWords('今日は「OBS」を使う');
    expect(words.filter(({ begins }) => begins).map(({ text }) => text)).toEqual([
      '今',
      'は',
      '「OBS」',
      'を',
      '使',
    ]);
  });

  it('gives marks to the word that they cling to', () => {
    expect(splitWords('- Hello - (yes) …').map(({ text }) => text)).toEqual(['- Hello -', '(yes) …']);
    expect(splitWords('「はい」、').map(({ text }) => text)).toEqual(['「は', 'い」、']);
    expect(splitWords('... ! …')).toEqual([]);
  });
});

const part = fc.constantFrom(
  '今日',
  'は',
  'ストリーム',
  '配信',
  '。',
  '、',
  '「',
  '」',
  '我们',
  '直播',
  '，',
  'สวัสดี',
  'ครับ',
  'ខ្មែរ',
  'ພາສາ',

  'မြန်မာ',
  'OBS',
  "don't",
  'v1.5',
  '3',
  '월',
  '켰다',
  '방송',
  ' ',
  ' ',
  '!',
  '(',
  ')',
  '"',
  '😂',
  '❤️',
  '...',
  '—',
);
const mixed = fc.array(part, { maxLength: 30 }).map((parts) => parts.join('').replaceAll(/ +/g, ' ').trim());

describe('joinWords', () => {
  it('gives back any text of any scripts', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const words = splitWords(text);
        expect(joinWords(words)).toBe(words.length > 0 ? text : '');
        expect(words.every(({ key }) => key !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back a text that was cut between any two words, with the space that belongs there', () => {
    fc.assert(
      fc.property(mixed, fc.nat(), (text, at) => {
        const words = splitWords(text);
        if (words.length === 0) return;
        const cut = at % (words.length + 1);
        const [left, right] = [joinWords(words.slice(0, cut)), joinWords(words.slice(cut))];
        // Where two parts are joined otherwise than they were, the right one has to bring its space.
        const space = words[cut]?.spaced && left !== '' ? ' ' : '';
        expect(left + space + right).toBe(text);
        if (space === '') expect(spaceBetween(left, right)).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
