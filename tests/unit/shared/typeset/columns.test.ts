import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../../src/shared/typeset/columns';
import { displayWidth } from '../../../../src/shared/typeset/width';
import { faultsOf, SAID } from './rules';

const WIDTH = 42;

function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}

function graphemesOf(text: string): string[] {
  return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}

const latinWord = fc.string({
  unit: fc.constantFrom(...graphemesOf('abcdefghijklmnopqrstuvwxyz')),
  minLength: 1,
  maxLength: 14,
});
const koreanWord = fc.string({
  unit: fc.constantFrom(...graphemesOf('가나다라마바사아자차카타파하강물')),
  minLength: 1,
  maxLength: 9,
});
const mark = fc.constantFrom('', '', '', ',', '.', '?', '!', '…');
const word = fc.tuple(fc.oneof(latinWord, koreanWord), mark).map((parts) => parts.join(''));
const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const anyText = fc.oneof(sentence, fc.string({ unit: 'grapheme', maxLength: 200 }));

describe('breakLines', () => {
  it('loses and invents no letter', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, columns) => {
        expect(withoutSpaces(breakLines(text, columns).join(''))).toBe(withoutSpaces(text));
      }),
    );
  });

  it('fits every line', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, columns) => {
        for (const line of breakLines(text, columns)) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('says the same every time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(breakLines(text, WIDTH)).toEqual(breakLines(text, WIDTH));
      }),
    );
  });

  it('breaks Latin and Korean text between words only, when every word fits', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(breakLines(text, WIDTH).join(' ')).toBe(text);
      }),
    );
  });

  it('uses no more lines than filling them one after the other would', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        let greedy = 1;
        let width = 0;
        for (const next of text.split(' ').map(displayWidth)) {
          if (width > 0 && width + 1 + next > WIDTH) {
            greedy++;
            width = next;
          } else {
            width += next + (width > 0 ? 1 : 0);
          }
        }
        expect(breakLines(text, WIDTH)).toHaveLength(greedy);
      }),
    );
  });

  it('never splits what is seen as one letter', () => {
    const unit = fc.constantFrom('👩‍👩‍👧', 'e\u0301', '각', '字', 'a', ' ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        const lines = breakLines(text, 7).flatMap(graphemesOf);
        expect(lines.filter((letter) => letter !== ' ')).toEqual(
          graphemesOf(text).filter((letter) => letter !== ' '),
        );
      }),
    );
  });

  it('keeps a short caption on one line', () => {
    expect(breakLines('  Okay  chat,\nwe are back. ', WIDTH)).toEqual(['Okay chat, we are back.']);
    expect(breakLines('', WIDTH)).toEqual([]);
    expect(breakLines('   ', WIDTH)).toEqual([]);
  });

  it('balances the lines and prefers to break after punctuation', () => {
    const kennedy = 'ask not what your country can do for you, ask what you can do for your country';
    expect(breakLines(kennedy, WIDTH)).toEqual([
      'ask not what your country can do for you,',
      'ask what you can do for your country',
    ]);
    expect(breakLines('one two three four five six seven eight nine ten', WIDTH)).toEqual([
      'one two three four five',
      'six seven eight nine ten',
    ]);
  });

  it('breaks Korean between its words', () => {
    expect(breakLines('안녕하세요 여러분, 오늘도 방송에 와 주셔서 정말 감사합니다.', WIDTH)).toEqual([
      '안녕하세요 여러분,',
      '오늘도 방송에 와 주셔서 정말 감사합니다.',
    ]);
  });

  it('breaks Japanese between words and begins no line with a closing mark', () => {
    const lines = breakLines('今日はとても天気がいいので、公園まで散歩に行こうと思います。', 20);
    expect(lines.join('')).toBe('今日はとても天気がいいので、公園まで散歩に行こうと思います。');
    for (const line of lines) expect(line).not.toMatch(/^[、。ゃゅょっー]/u);
  });

  it('breaks Chinese and Thai between words too', () => {
    for (const said of SAID.filter(({ language }) => ['zh', 'yue', 'th', 'ja', 'ko'].includes(language))) {
      expect(faultsOf(said, breakLines(said.text, WIDTH))).toEqual([]);
    }
  });

  it.each([
    ['Thai', 'สวัสดีครับทุกคนวันนี้เราจะมาเล่นเกมใหม่กันนะครับ'],
    ['Khmer', 'សួស្តីអ្នកទាំងអស់គ្នាថ្ងៃនេះយើងលេងហ្គេមថ្មី'],
  ])('breaks %s between words', (_script, text) => {
    const starts = new Set(
      Array.from(new Intl.Segmenter('und', { granularity: 'word' }).segment(text), ({ index }) => index),
    );
    const lines = breakLines(text, 12);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(text);
    let end = 0;
    for (const line of lines.slice(0, -1)) expect(starts.has((end += line.length))).toBe(true);
  });

  it('cuts an address that is longer than a line between its words', () => {
    const text =
      'https://www.example.org/a/very/long/path/with/many/segments?query=parameters&that=go&on=forever';
    const lines = breakLines(text, WIDTH);
    expect(lines.length).toBeGreaterThan(2);
    expect(faultsOf({ id: '', language: 'und', direction: 'ltr', text }, lines)).toEqual([]);
  });

  it('cuts a word only when it is longer than a line', () => {
    expect(breakLines('aaaaaaaaaaaaa', 5)).toEqual(['aaaaa', 'aaaaa', 'aaa']);
  });

  it('lets a letter that is wider than the line stand alone', () => {
    expect(breakLines('가나', 1)).toEqual(['가', '나']);
  });
});
