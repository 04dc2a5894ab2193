import { expect, test } from 'vitest';
import { transcriptRows } from '../../../../../src/renderer/ui/transcript/transcript-rows';

test('gaps, pauses and marks stand among the captions where they happened', () => {
  const caption = (id: string, startMs: number) => ({
    id,
    laneId: 'l',
    startMs,
    endMs: startMs + 1,
    text: id,
  });
  const gap = { laneId: 'l', startMs: 15, endMs: 18, code: 'speech-failed' as const };
  const rows = transcriptRows(
    [caption('a', 10), caption('b', 20)],
    [gap],
    [{ startMs: 12, endMs: null }],
    [{ id: 'm', atMs: 19, note: '' }],
  );
  expect(rows.map(({ key }) => key)).toEqual(['a', 'pause-0', 'gap-0', 'm', 'b']);
});
