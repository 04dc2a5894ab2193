/** A word of a text, from `start` to `end` in it, UTF-16 units. */
export interface PlacedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The term that takes the place of text.slice(start, end). */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

/** A term that was found in a stretch of words. */
export interface Finding {
  /** null when it is spelled right already. */
  readonly repair: Repair | null;
  /** How far its sound is from the term's; 0 is the same. */
  readonly errors: number;
}

/** Whether nothing but a space or a hyphen is between two words, so that both may be one. */
function touches(text: string, left: PlacedWord, right: PlacedWord): boolean {
  return right.start === left.end + 1 && /[ -]/.test(text.charAt(left.end));
}

/** Stretches of 1 to `most` words from number `first` on, longest first. */
function stretches(text: string, words: readonly PlacedWord[], first: number, most: number): PlacedWord[][] {
  let last = first;
  while (last + 1 < words.length && last + 1 < first + most) {
    if (!touches(text, words[last] as PlacedWord, words[last + 1] as PlacedWord)) break;
    last++;
  }
  return Array.from({ length: last - first + 1 }, (_, left) => words.slice(first, last + 1 - left));
}

/** How stretches of words are judged; null means that they are no term. */
export interface Judge {
  /** The term that a stretch spells but for spaces and capitals. */
  readonly spelled: (text: string, stretch: readonly PlacedWord[]) => Finding | null;
  /** The term that it sounds like. */
  readonly heard: (stretch: readonly PlacedWord[]) => Finding | null;
}

/**
 * Goes through the words of a text once. At each, the longest stretch that spells a term is taken, else the one that
 * sounds most like one, the shortest of equals. What was taken is not looked at again.
 */
export function findRepairs(
  text: string,
  words: readonly PlacedWord[],
  most: number,
  judge: Judge,
): Repair[] {
  const repairs: Repair[] = [];
  let first = 0;
  while (first < words.length) {
    let length = 1;
    let found: Finding | null = null;
    const all = stretches(text, words, first, most);
    for (const stretch of all) {
      found = judge.spelled(text, stretch);
      length = stretch.length;
      if (found) break;
    }
    if (!found)
      for (const stretch of all) {
        const heard = judge.heard(stretch);
        if (!heard || (found && heard.errors > found.errors)) continue;
        found = heard;
        length = stretch.length;
      }
    if (found?.repair) repairs.push(found.repair);
    first += found ? length : 1;
  }
  return repairs;
}
