import { expect, test } from 'vitest';
import { captionLags, type CaptionLags } from '../../bench/metrics/caption-lag';
import { finalCaptions, shownStates } from '../../bench/metrics/captions';
import { firstPaints } from '../../bench/metrics/first-paints';
import { matchWords } from '../../bench/metrics/matches';
import { header, heardAt, spokenWords, TraceWriter } from './traces';

const clip = (startMs: number, endMs: number, text: string) => ({
  name: text,
  startMs,
  endMs,
  speechStartMs: startMs + 100,
  speechEndMs: endMs - 100,
  text,
});

function measure(trace: TraceWriter, part: Pick<ReturnType<typeof header>, 'clips' | 'words'>): CaptionLags {
  const captions = finalCaptions(trace.entries);
  const shown = shownStates(trace.entries);
  const { words: matches } = matchWords(header(part), captions);
  return captionLags({ ...part, captions, matches, shown, paints: firstPaints(captions, shown), heardAt });
}

/** Speech from 1100 to 2500: one 1100-1500, two 1600-2000, three 2100-2500. */
const oneClip = { clips: [clip(1_000, 2_600, 'one two three')], words: spokenWords('one two three', 1_100) };

test('a clip is measured from where its speech starts and ends', () => {
  const trace = new TraceWriter();
  trace.interim(1_700, 'a', '', 'one', 1_800);
  trace.final(3_200, 'a', [900, 2_700], 'One two three', 3_300);
  expect(measure(trace, oneClip)).toMatchObject({
    firstText: { count: 1, p50: 700 },
    final: { count: 1, p50: 800 },
    finalOfCaption: { count: 1, p50: 800 },
    unfinished: 0,
    unpainted: 0,
    speechless: 0,
  });
});

test('where a clip is cut, its last caption ends it, and each caption is measured from its own last word', () => {
  const trace = new TraceWriter();
  trace.interim(1_900, 'a', '', 'one', 2_000);
  trace.final(2_300, 'a', [900, 2_050], 'One two', 2_400);
  trace.final(3_000, 'b', [2_050, 2_700], 'three', 3_100);
  const { final, firstText, finalOfCaption } = measure(trace, oneClip);
  expect(final).toMatchObject({ count: 1, p50: 600 });
  expect(firstText).toMatchObject({ count: 1, p50: 900 });
  // two: 2400 - 2000; three: 3100 - 2500.
  expect(finalOfCaption).toMatchObject({ count: 2, p50: 500, max: 600 });
});

test('a last word that was left out belongs to the caption in whose sound it ends', () => {
  const trace = new TraceWriter();
  trace.final(3_000, 'a', [900, 2_400], 'One two', 3_100);
  expect(measure(trace, oneClip)).toMatchObject({ final: { p50: 600 }, unfinished: 0 });
});

test('a last word that no caption has leaves its clip without a final', () => {
  const trace = new TraceWriter();
  trace.final(2_400, 'a', [900, 2_050], 'One two', 2_500);
  expect(measure(trace, oneClip)).toMatchObject({
    final: null,
    finalOfCaption: { count: 1, p50: 500 },
    unfinished: 1,
  });
});

test('a caption over two clips is late for the first, and its first text is not that of the second', () => {
  const trace = new TraceWriter();
  trace.interim(500, 'a', '', 'one', 600);
  trace.interim(2_700, 'a', 'one', 'two', 2_800);
  trace.final(4_000, 'a', [0, 3_000], 'One two', 4_100);
  const lags = measure(trace, {
    clips: [clip(0, 600, 'one'), clip(2_000, 2_600, 'two')],
    words: [...spokenWords('one', 100), ...spokenWords('two', 2_100, 1)],
  });
  // 4100 - 500 and 4100 - 2500; 600 - 100 and 2800 - 2100.
  expect(lags.final).toMatchObject({ count: 2, p50: 2_600, max: 3_600 });
  expect(lags.firstText).toMatchObject({ count: 2, p50: 600, max: 700 });
  expect(lags.finalOfCaption).toMatchObject({ count: 1, p50: 1_600 });
});

test('a caption of nothing that was said is counted and gives no time', () => {
  const trace = new TraceWriter();
  trace.final(9_000, 'a', [8_000, 8_500], 'Thank you', 9_100);
  trace.final(9_500, 'b', [9_000, 9_400], 'Bye');
  expect(measure(trace, { clips: [clip(0, 600, 'one')], words: spokenWords('one', 100) })).toEqual({
    final: null,
    firstText: null,
    finalOfCaption: null,
    unfinished: 1,
    unpainted: 1,
    speechless: 2,
  });
});
