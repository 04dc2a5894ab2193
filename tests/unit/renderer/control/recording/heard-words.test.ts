import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionAt, timeOf, wordAt } from '../../../../../src/renderer/control/recording/heard-words';
import type { Caption } from '../../../../../src/shared/session/session-view';

const caption = (text: string, startMs = 1000, endMs = 3000): Caption => ({
  id: `${startMs}`,
  laneId: 'a',
  startMs,
  endMs,
  text,
});
const said = (one: Caption, atMs: number): string => {
  const { start, end } = wordAt(one, atMs);
  return one.text.slice(start, end);
};

describe('the words that are heard', () => {
  it('are lit by their share of the caption', () => {
    const one = caption('ask not what');
    expect([1000, 1400, 1700, 1900, 2400, 2999].map((at) => said(one, at))).toEqual([
      'ask',
      'ask',
      'not',
      'not',
      'what',
      'what',
    ]);
  });

  it('are whole words of any text at any time, and a click on one begins it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z가-힣]{1,8}$/u), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 900, max: 3100 }),
        (words, at) => {
          const one = caption(words.join(' '));
          expect(words).toContain(said(one, at));
          const { start, end } = wordAt(one, at);
          for (const letter of [start, end - 1]) {
            expect(wordAt(one, timeOf(one, letter))).toEqual({ start, end });
          }
        },
      ),
    );
  });

  it('are of the caption that began last', () => {
    const captions = [caption('first', 0, 5000), caption('second', 1000, 2000), caption('third', 6000, 7000)];
    const textAt = (at: number) => captionAt(captions, at)?.text;
    expect([500, 1500, 3000, 5500, 6000].map(textAt)).toEqual([
      'first',
      'second',
      'first',
      undefined,
      'third',
    ]);
  });
});
