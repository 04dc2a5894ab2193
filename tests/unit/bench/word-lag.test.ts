import { expect, test } from 'vitest';
import { finalCaptions, shownStates } from '../../bench/metrics/captions';
import { firstPaints } from '../../bench/metrics/first-paints';
import { matchWords } from '../../bench/metrics/matches';
import { wordLags, type WordLags } from '../../bench/metrics/word-lag';
import { header, heardAt, spokenWords, TraceWriter } from './traces';

function lagsOf(trace: TraceWriter, words: ReturnType<typeof spokenWords>): WordLags {
  const captions = finalCaptions(trace.entries);
  const { words: matches } = matchWords(header({ words }), captions);
  return wordLags(matches, firstPaints(captions, shownStates(trace.entries)), heardAt);
}

test('each word is seen at its first right paint and stable at its first stable one', () => {
  // The words end at 400, 900 and 1400 ms.
  const words = spokenWords('ask not what', 0);
  const trace = new TraceWriter();
  trace.interim(690, 'a', '', 'ask', 700); // ask: 700 - 400 = 300
  trace.interim(1_190, 'a', 'ask', 'nut', 1_200); // ask stable: 1200 - 400 = 800
  trace.interim(1_590, 'a', 'ask', 'not what', 1_600); // not: 700, what: 200
  trace.final(2_000, 'a', [0, 1_600], 'Ask not what.', 2_100); // not stable: 1200, what stable: 700
  const { firstSeen, stable } = lagsOf(trace, words);
  expect(firstSeen.spread).toMatchObject({ count: 3, p50: 300, max: 700 });
  expect(stable.spread).toMatchObject({ count: 3, p50: 800, max: 1_200 });
  expect([firstSeen.said, firstSeen.missed, stable.missed]).toEqual([3, 0, 0]);
});

test('a word guessed before its end has a negative lag', () => {
  const trace = new TraceWriter();
  trace.interim(250, 'a', '', 'ask', 300);
  trace.final(900, 'a', [0, 600], 'Ask', 950);
  expect(lagsOf(trace, spokenWords('ask', 0)).firstSeen.spread?.max).toBe(-100);
});

test('words after a cut were first shown in the caption before it', () => {
  // Cut at 950 ms, between "not" (900) and "what" (1400), which had been shown by then.
  const words = spokenWords('ask not what', 0);
  const trace = new TraceWriter();
  trace.interim(1_490, 'a', 'ask not', 'what', 1_500); // ask: 1100, not: 600, what: 100
  trace.final(2_000, 'a', [0, 950], 'Ask not', 2_100);
  trace.final(2_500, 'b', [950, 1_500], 'what.', 2_600);
  const { firstSeen, stable } = lagsOf(trace, words);
  expect(firstSeen.spread).toMatchObject({ count: 3, p50: 600, max: 1_100 });
  expect(stable.spread).toMatchObject({ count: 3, max: 1_200 });
});

test('words that the final has wrong, or not at all, are missed', () => {
  const trace = new TraceWriter();
  trace.interim(1_000, 'a', '', 'ask not what', 1_010);
  trace.final(2_000, 'a', [0, 1_600], 'Ask knot', 2_010);
  const { firstSeen } = lagsOf(trace, spokenWords('ask not what', 0));
  expect(firstSeen).toMatchObject({ said: 3, missed: 2 });
});

test('a word that comes twice is seen in each of its places', () => {
  // "ask" ends at 400 and at 1900 ms.
  const words = spokenWords('ask what you ask', 0);
  const trace = new TraceWriter();
  trace.interim(490, 'a', '', 'ask', 500); // 100
  trace.interim(1_990, 'a', '', 'ask what you', 2_000); // what: 1100, you: 600
  trace.final(2_400, 'a', [0, 2_000], 'Ask what you ask', 2_500); // the second ask: 600
  expect(lagsOf(trace, words).firstSeen.spread).toMatchObject({ count: 4, mean: 600, max: 1_100 });
});

test('a word of a final that was never painted is missed', () => {
  const trace = new TraceWriter();
  trace.final(2_000, 'a', [0, 1_600], 'Ask');
  expect(lagsOf(trace, spokenWords('ask', 0)).firstSeen).toEqual({ spread: null, said: 1, missed: 1 });
});

test('an equal word far away in time is no match', () => {
  const trace = new TraceWriter();
  trace.final(9_000, 'a', [8_000, 8_500], 'Ask', 9_010);
  expect(lagsOf(trace, spokenWords('ask', 0)).firstSeen.missed).toBe(1);
});

test('captions may cut clips anywhere without costing errors', () => {
  const words = [...spokenWords('one two three', 0), ...spokenWords('four five', 2_000, 1)];
  const trace = new TraceWriter();
  trace.final(1_200, 'a', [0, 900], 'One two');
  trace.final(3_500, 'b', [950, 2_900], 'three four fife');
  const { errors, words: matches } = matchWords(header({ words }), finalCaptions(trace.entries));
  expect(errors).toEqual({ substitutions: 1, deletions: 0, insertions: 0, reference: 5 });
  expect(matches.map((match) => `${match?.caption.id}${match?.index} ${match?.right}`)).toEqual([
    'a0 true',
    'a1 true',
    'b0 true',
    'b1 true',
    'b2 false',
  ]);
});

test('each loop of a soak is aligned by itself', () => {
  const words = [...spokenWords('one', 1_000), ...spokenWords('one', 6_000, 1)];
  const trace = new TraceWriter();
  trace.final(7_000, 'b', [5_900, 6_500], 'One');
  const { words: matches } = matchWords(header({ words, loops: 2 }), finalCaptions(trace.entries));
  expect(matches.map((match) => match?.caption.id)).toEqual([undefined, 'b']);
});
