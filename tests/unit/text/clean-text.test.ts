import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/main/text/clean-text';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', '7', '字', ' ', '\n', '\u0000', '\u0085', '\u202E', '\u2066', '\uD800'),
  }),
);

describe('cleanText', () => {
  it.each([
    ['one\r\ntwo\tthree\u2028four\u2029five\u0085six\u000bseven', 'one two three four five six seven'],
    ['  a \u00a0 b\u3000 c  ', 'a b c'],
    ['be\u0000fore \u0007 a\u001b[1mfter\u007f\u0090', 'before a[1mfter'],
    ['\u202Egnp.exe\u202C and \u2067back\u2069 and \u200Fmarks\u200E\u061C', 'gnp.exe and back and marks'],
    ['\uFEFFHello', 'Hello'],
    ['half \uD83D a pair, \uDE00 another', 'half \uFFFD a pair, \uFFFD another'],
    ['\u0000 \u202E\u2069', ''],
    ['\u200B', ''],
    [' \u200D\u00AD \u2060', ''],
    ['돌\uE0EB\uE0A0다 \uF8FF\u{10FFFD}', '돌다'],
  ])('makes %j one line of what was said', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it.each([
    '👩‍👩‍👧‍👦 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 1️⃣',
    'می\u200cخواهم',
    'क्\u200dष',
    'e\u0301 ก็ 각 \u1112\u1161\u11ab',
    '葛\u{E0100}',
    'ภาษา\u200bไทย',
    'בוקר טוב, חברים.',
    'a < b && {c} \\N "d" -->',
  ])('leaves %j as it is', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('keeps every letter, mark and digit in order, and nothing that is not drawn', () => {
    const spoken = (text: string): string => text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(spoken(clean)).toBe(spoken(text));
        expect(clean).not.toMatch(/[\p{Cc}\p{Co}\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/u);
        expect(clean).not.toMatch(/^\s|\s$|\s\s/u);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});
