import { distance } from 'fastest-levenshtein';
import type { HeardWord } from '../../text/words';

/** Words of the text before that are looked at: about ten seconds of fast speech. */
const MAX_BEFORE_WORDS = 40;
const MATCH = 2;
/** "Americans", and "America" when it is heard again: nothing speaks for its being the same, nothing against. */
const NEAR_MATCH = 0;
/** The share of its letters in which a word may differ that is heard again. */
const NEAR = 1 / 3;
const MISMATCH = -1;
const GAP = -1;
/** The first word of a sound that begins within a word is often wrong. */
const FIRST_MISMATCH = -0.25;
/** Under this score the two texts have nothing in common but chance. */
const LEAST_SCORE = 1.5;

/** The end of a text, as far as it is looked at. */
function endOf(before: readonly HeardWord[]): readonly HeardWord[] {
  let words = 0;
  let from = before.length;
  while (from > 0 && words < MAX_BEFORE_WORDS) words += before[--from]?.weight ?? 0;
  return before.slice(from);
}

/** How well a word fits one that was said; `otherwise` when it does not. */
function likeness(said: string, heard: string, otherwise: number): number {
  if (said === heard) return MATCH;
  return distance(said, heard) <= NEAR * Math.max(said.length, heard.length) ? NEAR_MATCH : otherwise;
}

/** Where a text goes on after the text before it. */
export interface Seam {
  /** How many of the words repeat what was already said. */
  readonly repeated: number;
  /** How well the repetition fits; 0 when there is none. */
  readonly score: number;
}

/**
 * Finds how many words at the beginning of `words`, which were recognised from sound with left context,
 * are the end of `before`: an overlap alignment (free beginning in `before`, all of its end), compared
 * without case and punctuation. Words of `before` that the second text does not repeat, and the other way
 * round, cost a little each. Of scripts without spaces, characters are aligned; each counts as a part of a word.
 */
export function findSeam(before: readonly HeardWord[], words: readonly HeardWord[]): Seam {
  const said = endOf(before);
  // scores[j]: best alignment of words[0..i) with some said[k..j)
  let scores = said.map(() => 0);
  scores.push(0);
  let earlier: number[] = [];
  let best: Seam = { repeated: 0, score: 0 };
  for (const [index, { key, weight }] of words.entries()) {
    const pair = `${words[index - 1]?.key}${key}`;
    const mismatch = index === 0 ? FIRST_MISMATCH : MISMATCH;
    const insertion = weight * (index === 0 ? FIRST_MISMATCH : GAP);
    const next = [(scores[0] as number) + insertion];
    for (const [at, { key: one, weight: ofOne }] of said.entries()) {
      const two = `${said[at - 1]?.key}${one}`;
      const share = Math.max(weight, ofOne);
      next.push(
        Math.max(
          (scores[at] as number) + share * likeness(one, key, mismatch),
          (scores[at + 1] as number) + insertion,
          (next[at] as number) + ofOne * GAP,
          // "letterpress" and "letter press" are the same words.
          (earlier[at] ?? -Infinity) + share * likeness(one, pair, -Infinity),
          (scores[at - 1] ?? -Infinity) + share * likeness(two, key, -Infinity),
        ),
      );
    }
    earlier = scores;
    scores = next;
    const score = scores[said.length] as number;
    if (score > best.score) best = { repeated: index + 1, score };
  }
  return best.score >= LEAST_SCORE ? best : { repeated: 0, score: 0 };
}

/** `words` without what `before` already said; null when nothing of `before` is found in them. */
export function afterSeam(before: readonly HeardWord[], words: readonly HeardWord[]): HeardWord[] | null {
  const { repeated } = findSeam(before, words);
  return repeated > 0 ? words.slice(repeated) : null;
}
