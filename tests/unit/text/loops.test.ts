import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { endsInLoop, isLoop, withoutLoops } from '../../../src/main/text/loops';
import { splitWords } from '../../../src/main/text/words';

const runs = JSON.parse(readFileSync('tests/fixtures/runs.json', 'utf8')) as {
  readonly id: string;
  readonly text: string;
  readonly keeps: string;
}[];

const printedAtMainz =
  'But the first Bible actually dated, which also was printed at Mainz by Peter Schofer in the year 1462, ' +
  'and was also printed at Mainz by Peter Schofer in the year 1462, ' +
  'and was printed at Mainz by Peter Schofer in the year 1462, '.repeat(4) +
  'and was printed at Mainz by Peter';

// What the models really said, and what people really say.
const loops = [
  printedAtMainz,
  'It was the spring of hope it was the spring of hope it was the spring of hope it was the spring',
  'What hath hath hath hath hath hath hath',
  'Then do the shi shi shi shi shi shi shi shi',
  'If charge okay if charge okay, if charge okay. If charge okay if charge',
  'In making a postmodern examination, the Alia-Alia-Alia-Alia-Alia-Alia-Alia-Alia-Alia',
  'Ha hahahahahahahahahahaha',
  'ありがとうございました。ありがとうございました。ありがとうございました。ありがとう',
  '我们下次再见我们下次再见我们下次再见我们下次再见',
  'ขอบคุณครับขอบคุณครับขอบคุณครับขอบคุณครับขอบคุณครับขอบคุณครับ',
];
const speech = [
  '',
  'Thank you.',
  'Thank you. Thank you. Thank you.',
  'No, no, no.',
  'No, no, no, no, no!',
  'One, zero, zero, zero, one.',
  'And so, my fellow Americans, ask not what your country can do for you, ask what you can do for your country.',
  'It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,',
  'Never give up. Never give up. Never give up.',
  'That was so that was so',
  'Location, location, location.',
  'Mississippi, hahaha.',
  'ㅋㅋㅋㅋ 하하하 ははは',
  '1,000,000 and 100000 won, 0000000000',
  '0 0 0 0 0 0 0',
  'はい、はい、はい、わかりました',
  'ドキドキするいよいよますます',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
];

describe('isLoop', () => {
  test.each(loops)('%s', (text) => expect(isLoop(text)).toBe(true));
  test.each(speech)('not: %s', (text) => expect(isLoop(text)).toBe(false));
});

describe('withoutLoops', () => {
  test('says a long loop once and a short one three times', () => {
    expect(withoutLoops(printedAtMainz)).toBe(
      'But the first Bible actually dated, which also was printed at Mainz by Peter Schofer in the year 1462, ' +
        'and was also printed at Mainz by Peter Schofer in the year 1462, ' +
        'and was',
    );
    expect(withoutLoops('What hath hath hath hath hath hath hath')).toBe('What hath hath hath');
    expect(withoutLoops('What hath hath hath hath hath hath hath', 1)).toBe('What hath');
    expect(withoutLoops('Ha hahahahahahahahahahaha')).toBe('Ha hahahaha');
    expect(withoutLoops('No, no, no, no, no, no, no!')).toBe('No, no, no!');
  });

  test('takes off what was cut within a word of one more time', () => {
    const lost = '기구 4뒤의 폰채용, 기구 4뒤의 폰채용, 기구 4뒤의 폰채용, 기구 4뒤의 폰채용,';
    for (const cut of ['기', '기구', '기구 4', '기구 4뒤', '기구 4뒤의 폰채'])
      expect(withoutLoops(`${lost} ${cut}`)).toBe('기구 4뒤의 폰채용,');
    expect(endsInLoop(`${lost} 기구 4`)).toBe(true);
    expect(withoutLoops(`${lost} 시작합니다`)).toBe('기구 4뒤의 폰채용, 시작합니다');
  });

  test.each(speech)('keeps: %s', (text) => expect(withoutLoops(text)).toBe(text));

  test('leaves no loop', () => {
    const fewWords = fc.array(fc.constantFrom('a', 'b', 'c.', 'D'), { maxLength: 80 });
    fc.assert(
      fc.property(fewWords, (words) => {
        const text = words.join(' ');
        const mended = withoutLoops(text);
        expect(isLoop(mended)).toBe(false);
        if (!isLoop(text)) expect(mended).toBe(text);
      }),
    );
  });
});

describe('laughter, cheers and chants', () => {
  test.each(runs)('$id', ({ text, keeps }) => {
    const said = withoutLoops(text);
    expect(said).toContain(keeps);
    expect(withoutLoops(said)).toBe(said);
    // Letters at most four times in a row, however loud they were.
    expect(said).not.toMatch(/([^\p{N}\s])\1{4,}/iu);
  });

  const unit = fc.constantFrom(
    'ㅋ',
    'ㅎ',
    '하',
    '와',
    'は',
    'ア',
    '哈',
    '啊',
    'ก',
    'ه',
    'o',
    'ha',
    'ха',
    'हा',
    '😂',
    '👍🏽',
    '!',
    'go ',
    'yes, ',
    '짝 ',
    'let’s go ',
    'もう一回',
    '加油',
    'สู้',
  );
  const sentence = fc.constantFrom(
    '그건 반칙이지',
    'もうやめて',
    '就是这样',
    'ไปกันเลย',
    'and then she jumps',
    '100000 won',
  );

  test('keep the sentence before and after them, whatever is repeated', () => {
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 40 }), sentence, sentence, (one, times, before, after) => {
        const said = withoutLoops(`${before} ${one.repeat(times).trim()} ${after}`);
        expect(said.startsWith(`${before} `)).toBe(true);
        expect(said.endsWith(` ${after}`)).toBe(true);
        expect(withoutLoops(one.repeat(times)).trim()).not.toBe('');
        expect(isLoop(said)).toBe(false);
      }),
    );
  });

  test('never make a text with words one without', () => {
    const part = fc.constantFrom('하', 'は', 'ha', 'go', '，', ' ', ' ', '!', '1');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        expect(splitWords(withoutLoops(text)).length > 0).toBe(splitWords(text).length > 0);
        expect(isLoop(withoutLoops(text))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('endsInLoop', () => {
  test.each([
    printedAtMainz,
    'What hath hath hath hath hath hath hath',
    'Ha hahahahahahahahahahahah',
    '하하하하하하하하하!',
    'わははははははははは。',
  ])('%s', (text) => expect(endsInLoop(text)).toBe(true));
  test.each([
    '',
    'Yes.',
    'go go go go go go go and away',
    '하하하하하하하하하하 그건 반칙이지',
    'わはははははははははは、もうやめて',
  ])('not: %s', (text) => expect(endsInLoop(text)).toBe(false));
});
