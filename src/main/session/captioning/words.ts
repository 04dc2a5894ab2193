import type { HeardWord } from '../../text/words';

/** How many words two texts share from their beginning. */
export function commonPrefix(left: readonly HeardWord[], right: readonly HeardWord[]): number {
  let count = 0;
  while (count < left.length && count < right.length && left[count]?.key === right[count]?.key) count++;
  return count;
}

/** The greatest number up to `count` after which no word is cut in two: of characters, some make a word together. */
export function wholeWords(words: readonly HeardWord[], count: number): number {
  let whole = Math.max(0, Math.min(count, words.length));
  while (whole > 0 && words[whole]?.begins === false) whole--;
  return whole;
}

/** How many are left of `words` when the last `heldBack` whole words are not counted. */
export function withoutLast(words: readonly HeardWord[], heldBack: number): number {
  let left = words.length;
  for (let word = 0; word < heldBack; word++) left = wholeWords(words, left - 1);
  return left;
}
