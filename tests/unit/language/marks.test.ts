import { expect, it } from 'vitest';
import { notesOf, withMarked, withMarks, withNotes } from '../../../src/main/language/marks';

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

it('has its note beside the highlight of its caption, the last of several', () => {
  const notes = notesOf(CAPTIONS, [
    { id: '1', atMs: 6000, note: 'first' },
    { id: '2', atMs: 7000, note: ' second ' },
    { id: '3', atMs: 61_000, note: '' },
    { id: '4', atMs: 40_000, note: 'nobody spoke' },
  ]);
  expect([...notes]).toEqual([['b', 'second']]);
  const highlight = { captionId: 'b', atMs: 5000, text: 'b', why: 'News' };
  const other = { ...highlight, captionId: 'c' };
  expect(withNotes([highlight, other], notes)).toEqual([{ ...highlight, note: 'second' }, other]);
});

it('is a highlight whatever an engine made of it, and others make room', () => {
  const spoken = withMarks(CAPTIONS, [{ atMs: 6000 }]);
  const told = (captionId: string, atMs: number) => ({ captionId, atMs, text: captionId, why: '' });
  const added = { captionId: 'b', atMs: 5000, text: 'b', why: 'You marked it' };
  expect(withMarked([], spoken, 'en', 3)).toEqual([added]);
  expect(withMarked([told('a', 0), told('c', 60_000)], spoken, 'en', 2)).toEqual([added, told('c', 60_000)]);
  expect(withMarked([told('b', 5000)], spoken, 'en', 1)).toEqual([told('b', 5000)]);
  expect(withMarked([told('a', 0)], CAPTIONS, 'en', 1)).toEqual([told('a', 0)]);
});
