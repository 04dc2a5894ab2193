import { diffArrays } from 'diff';
import type { WrittenWord } from './correction-words';

/** What somebody made of a text, word by word. */
export interface WordChanges {
  /** By the number of a word: what stands in its place, nothing where it was deleted. */
  readonly replaced: ReadonlyMap<number, readonly WrittenWord[]>;
  /** By the number of the word that follows: what was put before it. */
  readonly inserted: ReadonlyMap<number, readonly WrittenWord[]>;
}

const textOf = ({ text }: WrittenWord): string => text;

/** What differs between two texts. A stretch that was written anew is laid word upon word. */
export function changesBetween(before: readonly WrittenWord[], after: readonly WrittenWord[]): WordChanges {
  const parts = diffArrays(before.map(textOf), after.map(textOf));
  const deleted = parts.reduce((sum, { removed, count }) => sum + (removed ? count : 0), 0);
  const inPlace = before.length === after.length && unlike(before, after).length <= deleted;
  if (inPlace) {
    const pairs = unlike(before, after).map((at) => [at, after.slice(at, at + 1)] as const);
    return { replaced: new Map(pairs), inserted: new Map() };
  }
  const replaced = new Map<number, readonly WrittenWord[]>();
  const inserted = new Map<number, readonly WrittenWord[]>();
  let [from, to] = [0, 0];
  let removed = 0;
  let added = 0;
  function close(): void {
    const words = after.slice(to - added, to);
    if (removed === 0 && added > 0) inserted.set(from, words);
    for (let at = 0; at < removed; at++) {
      // What is more than there was goes with the last word.
      const last = at === removed - 1 ? added : at + 1;
      replaced.set(from - removed + at, words.slice(at, Math.max(at, last)));
    }
    [removed, added] = [0, 0];
  }
  for (const part of parts) {
    if (part.removed) {
      from += part.count;
      removed += part.count;
    } else if (part.added) {
      to += part.count;
      added += part.count;
    } else {
      close();
      from += part.count;
      to += part.count;
    }
  }
  close();
  return { replaced, inserted };
}

/** The numbers of words that are not the same in both. */
function unlike(before: readonly WrittenWord[], after: readonly WrittenWord[]): number[] {
  return before.flatMap(({ text }, at) => (text === after[at]?.text ? [] : [at]));
}
