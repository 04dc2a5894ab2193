import type { CaptionPaints } from './first-paints';
import type { WordMatch } from './matches';
import { spread, type Spread } from './statistics';
import type { HeardAt } from './timeline';

/** How long after they were said words were shown, ms. */
export interface WordLag {
  readonly spread: Spread | null;
  /** Words that were said. */
  readonly said: number;
  /** Those of them that were never shown right (or never as stable): left out, missing or wrong in the final. */
  readonly missed: number;
}

export interface WordLags {
  /** From a word's end in the sound to its first paint at its place in its caption. */
  readonly firstSeen: WordLag;
  /** The same, to its first paint as stable text; all text of a final is stable. */
  readonly stable: WordLag;
}

/**
 * A word counts as seen when its final caption has it right (an equal pair of `matchWords`), from the first
 * paint that shows it at its place (`firstPaints`). It may be guessed before its end (then its lag is
 * negative), and may have been taken back for a while afterwards, which the erasure tells.
 */
export function wordLags(
  matches: readonly (WordMatch | null)[],
  paints: ReadonlyMap<string, CaptionPaints>,
  heardAt: HeardAt,
): WordLags {
  const lag = (kind: keyof CaptionPaints): WordLag => {
    const lags = matches.flatMap((match) => {
      const at = match?.right ? paints.get(match.caption.id)?.[kind].get(match.index) : undefined;
      return match && at !== undefined ? [at - heardAt(match.word.endMs)] : [];
    });
    return { spread: spread(lags), said: matches.length, missed: matches.length - lags.length };
  };
  return { firstSeen: lag('seen'), stable: lag('stable') };
}
