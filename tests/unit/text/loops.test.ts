import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoop, withoutLoops } from '../../../src/main/text/loops';

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
];

describe('isLoop', () => {
  test.each(loops)('%s', (text) => expect(isLoop(text)).toBe(true));
  test.each(speech)('not: %s', (text) => expect(isLoop(text)).toBe(false));
});

describe('withoutLoops', () => {
  test('says a loop once', () => {
    expect(withoutLoops(printedAtMainz)).toBe(
      'But the first Bible actually dated, which also was printed at Mainz by Peter Schofer in the year 1462, ' +
        'and was also printed at Mainz by Peter Schofer in the year 1462, ' +
        'and was',
    );
    expect(withoutLoops('What hath hath hath hath hath hath hath')).toBe('What hath');
    expect(withoutLoops('Ha hahahahahahahahahahaha')).toBe('Ha');
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
