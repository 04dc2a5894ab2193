import { expect, test } from 'vitest';
import { editsAfterFinal, finalCaptions, shownStates } from '../../bench/metrics/captions';
import { flicker } from '../../bench/metrics/erasure';
import { ghosts } from '../../bench/metrics/ghosts';
import { TraceWriter, ZERO } from './traces';

test('what was shown follows the paints, not the events', () => {
  const trace = new TraceWriter();
  trace.interim(100, 'a', '', 'One');
  // Replaced before it was painted: nobody saw "One" alone.
  const second = trace.interim(110, 'a', 'One', 'too.');
  trace.painted(120, second);
  trace.final(300, 'a', [0, 300], 'One, two.', 350);
  expect(shownStates(trace.entries).get('a')).toEqual([
    { at: ZERO + 120, words: ['one', 'too'], stableCount: 1, kind: 'interim' },
    { at: ZERO + 350, words: ['one', 'two'], stableCount: 2, kind: 'final' },
  ]);
});

test('a paint shows the captions that came since the one before, each as it was last', () => {
  const trace = new TraceWriter();
  trace.final(100, 'a', [0, 100], 'One');
  trace.event(101, { type: 'lag', laneId: 'me', lagMs: 5 });
  trace.painted(130, trace.interim(102, 'b', '', 'two'));
  const shown = shownStates(trace.entries);
  expect(shown.get('a')?.map(({ at }) => at - ZERO)).toEqual([130]);
  expect(shown.get('b')?.map(({ at }) => at - ZERO)).toEqual([130]);
});

test('events that were never painted were not shown', () => {
  const trace = new TraceWriter();
  trace.final(100, 'a', [0, 100], 'One');
  expect(shownStates(trace.entries).size).toBe(0);
  expect(finalCaptions(trace.entries).map(({ text }) => text)).toEqual(['One']);
});

test('counts every change of a caption after its final', () => {
  const trace = new TraceWriter();
  trace.final(100, 'a', [0, 100], 'One');
  trace.interim(110, 'b', '', 'two');
  trace.final(200, 'b', [100, 200], 'Two');
  expect(editsAfterFinal(trace.entries)).toBe(0);
  trace.final(300, 'a', [0, 100], 'Won');
  trace.withdraw(310, 'b');
  expect(editsAfterFinal(trace.entries)).toBe(2);
});

test('erasure counts all after the first change, unstable words only what changed', () => {
  const trace = new TraceWriter();
  trace.interim(100, 'a', 'we', 'shell see it', 110);
  // Three words ("shell see it") must be written again, one of them has changed; nothing stable has.
  trace.interim(200, 'a', 'we shall', 'see it', 210);
  // "shall see it" are taken back, of them "shall" was stable; it alone is gone.
  trace.final(300, 'a', [0, 300], 'We see it.', 310);
  expect(flicker(shownStates(trace.entries))).toEqual({
    finalWords: 3,
    erased: 3 + 3,
    erasedStable: 1,
    unstable: 1 + 1,
  });
});

test('a withdrawn caption takes back all its words', () => {
  const trace = new TraceWriter();
  trace.interim(100, 'a', 'thank you', 'for', 110);
  trace.withdraw(200, 'a', 210);
  expect(flicker(shownStates(trace.entries))).toEqual({
    finalWords: 0,
    erased: 3,
    erasedStable: 2,
    unstable: 3,
  });
});

test('case and punctuation are no change', () => {
  const trace = new TraceWriter();
  trace.interim(100, 'a', '', 'ask not', 110);
  trace.final(200, 'a', [0, 200], 'Ask not!', 210);
  expect(flicker(shownStates(trace.entries))).toMatchObject({ erased: 0, unstable: 0, finalWords: 2 });
});

test('the letters of a script without spaces are not taken back when other words are made of them', () => {
  const trace = new TraceWriter();
  // Of "東京都" alone the dictionary makes other words than with what follows.
  trace.interim(100, 'a', '', '今日は東京都', 110);
  trace.interim(200, 'a', '今日は', '東京都庁に', 210);
  trace.final(300, 'a', [0, 300], '今日は東京都庁へ', 310);
  const { erased, erasedStable, finalWords } = flicker(shownStates(trace.entries));
  expect({ erased, erasedStable }).toEqual({ erased: 1, erasedStable: 0 });
  expect(finalWords).toBeGreaterThan(3);
});

test('a ghost is a final; what flashed up and was withdrawn counts apart', () => {
  const trace = new TraceWriter();
  trace.vad(1_000, 'started');
  trace.interim(1_500, 'a', '', 'thank you', 1_510);
  trace.withdraw(2_000, 'a', 2_010);
  trace.vad(3_000, 'started');
  trace.final(4_000, 'b', [3_000, 3_900], 'Bye.', 4_010);
  expect(ghosts(trace.entries)).toEqual({ finals: 1, flashes: 1, utterances: 2, startsMs: [3_000] });
});
