import { expect, it } from 'vitest';
import { sortDropped } from '../../../../../src/renderer/control/source/dropped';

it('what is dropped is a session by its name, unless it is a folder', () => {
  const files = ['show.srt', 'show.mp4', 'A.VTT', 'talks.srt', 'week.jamak', 'srt'].map((name) => ({ name }));
  const { sessions, recordings } = sortDropped(files, new Set(['talks.srt', 'srt']));
  expect(sessions.map(({ name }) => name)).toEqual(['show.srt', 'A.VTT', 'week.jamak']);
  expect(recordings.map(({ name }) => name)).toEqual(['show.mp4', 'talks.srt', 'srt']);
});
