import { expect, it } from 'vitest';
import { withMarks } from '../../../src/main/language/marks';

const caption = (id: string, startMs: number, endMs: number) => ({
  id,
  startMs,
  endMs,
  text: id,
  speaker: '',
});
const CAPTIONS = [caption('a', 0, 4000), caption('b', 5000, 9000), caption('c', 60_000, 64_000)];

function marked(...marks: number[]): string[] {
  return withMarks(
    CAPTIONS,
    marks.map((atMs) => ({ atMs })),
  ).flatMap(({ id, marked: isMarked }) => (isMarked ? [id] : []));
}

it('means what is being said, what was said last, or what begins right after', () => {
  expect(marked(6000)).toEqual(['b']);
  expect(marked(4500)).toEqual(['a']);
  expect(marked(20_000)).toEqual(['b']);
  expect(marked(57_000)).toEqual(['c']);
  expect(marked(1000, 61_000)).toEqual(['a', 'c']);
});

it('means nothing in the middle of a long silence', () => {
  expect(marked(40_000)).toEqual([]);
});
