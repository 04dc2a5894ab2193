import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeTokens, joinBytes } from '../../../src/main/text/byte-tokens';

const SAYINGS = [
  '돌렸다, 그리고 곧장 집으로 갔습니다.',
  '東京の天気は晴れ、でも明日は雨でしょう。',
  '今天我们来谈谈人工智能。',
  'สวัสดีครับ วันนี้อากาศดี',
  'Привет, как дела?',
  'Café — naïve, “quoted” 👩‍👩‍👧 🎉 ♪',
  '\uFEFF한 줄\n두 줄\t끝',
];

/** As sherpa-onnx does with each token: what is not valid UTF-8 by itself is thrown away. */
function validAlone(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\uFFFD', '');
}

/** The text of these pieces, as tokens of a file that was escaped, by way of sherpa-onnx and its JSON. */
function recognise(pieces: readonly Uint8Array[]): string {
  const file = pieces.map((piece, id) => `${Buffer.from(piece).toString('base64')} ${id}\n`).join('');
  const lines = escapeTokens(file).trimEnd().split('\n');
  const text = lines
    .map((line, index) => {
      const [piece = '', id] = line.split(' ');
      expect(id).toBe(String(index));
      return validAlone(Buffer.from(piece, 'base64'));
    })
    .join('');
  // It quotes these two and nothing else.
  return joinBytes(JSON.parse(`"${text.replaceAll(/["\\]/g, (mark) => `\\${mark}`)}"`) as string);
}

/** The bytes of a text, cut before each of these. */
function cut(text: string, at: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const ends = [...new Set([...at.filter((end) => end > 0 && end < bytes.length), bytes.length])];
  return ends.toSorted((a, b) => a - b).map((end, index, all) => bytes.subarray(all[index - 1] ?? 0, end));
}

describe('a text whose tokens were split at any byte', () => {
  it.each(SAYINGS)('comes out whole: %j', (text) => {
    const { length } = new TextEncoder().encode(text);
    for (let at = 1; at < length; at++) expect(recognise(cut(text, [at]))).toBe(text);
    expect(
      recognise(
        cut(
          text,
          Array.from({ length }, (_, at) => at),
        ),
      ),
    ).toBe(text);
  });

  it('comes out whole whatever it says and wherever it was split', () => {
    // Characters for private use are never said, and a replacement character is none.
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((all) => all.replaceAll(/[\p{Surrogate}\p{Co}\uFFFD]/gu, ''))
      .filter((all) => all !== '');
    fc.assert(
      fc.property(text, fc.array(fc.nat(200)), (said, at) => {
        expect(recognise(cut(said, at))).toBe(said);
      }),
      { numRuns: 500 },
    );
  });

  it('would lose every split character without it', () => {
    expect(cut('돌렸다', [4, 5]).map(validAlone).join('')).toBe('돌다');
  });
});

it('leaves out a character that is not whole yet, and bytes that make none', () => {
  const bytes = new TextEncoder().encode('이제 끝');
  for (const missing of [1, 2]) expect(recognise([bytes.subarray(0, -missing)])).toBe('이제 ');
  expect(recognise([Uint8Array.of(0x61, 0x98, 0xff), bytes])).toBe('a이제 끝');
});

it('leaves tokens alone that are characters by themselves, and lines that are no tokens', () => {
  const file = 'IQ== 0\n66Ck 1\r\n\n 220\nIA== 3\n== 4\n[UNK] 5';
  expect(escapeTokens(file)).toBe(file);
  expect(escapeTokens('6w== 1\r\nCg== 2\n')).toBe(
    `${Buffer.from('\uE0EB').toString('base64')} 1\r\n${Buffer.from('\uE00A').toString('base64')} 2\n`,
  );
});
