import { describe, expect, it } from 'vitest';
import { foundIn, nextFound } from '../../../../../src/renderer/control/transcript/editor/found-captions';
import type { Caption } from '../../../../../src/shared/session/session-view';

const caption = (id: string, startMs: number, text: string): Caption => ({
  id,
  laneId: 'lane-1',
  startMs,
  endMs: startMs + 900,
  text,
});
const CAPTIONS = [
  caption('a', 0, 'your country'),
  caption('b', 1000, 'ask not'),
  caption('c', 2000, 'country, country'),
  caption('d', 3000, 'a country'),
];
const found = (captions: readonly Caption[]) =>
  foundIn(captions, { words: 'country', matchCase: false, wholeWords: false }).found;

describe('what is shown of what was found', () => {
  const all = found(CAPTIONS);
  const idOf = (place: Caption | null, step: 1 | -1, from = all) => nextFound(from, place, step)?.id;
  const [a = null, , c = null, d = null] = CAPTIONS;

  it('begins with the first, or with the last when one goes back', () => {
    expect(all.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(idOf(null, 1)).toBe('a');
    expect(idOf(null, -1)).toBe('d');
  });

  it('goes on from the one that is shown, around the ends', () => {
    expect(idOf(a, 1)).toBe('c');
    expect(idOf(d, 1)).toBe('a');
    expect(idOf(c, -1)).toBe('a');
    expect(idOf(a, -1)).toBe('d');
  });

  it('goes on from where one was that is found no more', () => {
    const left = all.filter(({ id }) => id !== 'c');
    expect(idOf(c, 1, left)).toBe('d');
    expect(idOf(c, -1, left)).toBe('a');
    expect(idOf(d, 1, left.slice(0, 1))).toBe('a');
    expect(idOf(c, 1, [])).toBeUndefined();
  });
});
