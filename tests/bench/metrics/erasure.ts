import { SPACELESS_LETTER } from '../../../src/shared/spaceless';
import { align } from './align';
import type { ShownState } from './captions';

export interface Flicker {
  /** Words in final captions that were shown. */
  readonly finalWords: number;
  /** Words taken back, of all that was shown and of what was shown as stable. */
  readonly erased: number;
  readonly erasedStable: number;
  /** Words that were replaced or dropped by the next paint of their caption. */
  readonly unstable: number;
}

/**
 * What was shown and taken back. *Erasure* (Arivazhagan and others, 2020): from one paint of a caption to its
 * next, all words after the words that both begin with are taken back, as one would have to delete and write
 * again; a withdrawn caption takes back all. Normalised erasure is the sum over all captions ÷ words in finals.
 * *Unstable partial words* (after Shangguan and others, 2020) counts only the words themselves that the next
 * paint had no longer, or had changed, by an alignment of the two. Case and punctuation count for neither.
 */
export function flicker(shown: ReadonlyMap<string, readonly ShownState[]>): Flicker {
  let [finalWords, erased, erasedStable, unstable] = [0, 0, 0, 0];
  for (const states of shown.values()) {
    finalWords += states.findLast(({ kind }) => kind === 'final')?.words.length ?? 0;
    for (const [at, next] of states.entries()) {
      const before = states[at - 1];
      if (!before) continue;
      erased += takenBack(before.words, next.words);
      erasedStable += takenBack(stableWords(before), stableWords(next));
      unstable += align(before.words, next.words).filter(
        ({ kind }) => kind === 'substitution' || kind === 'deletion',
      ).length;
    }
  }
  return { finalWords, erased, erasedStable, unstable };
}

function stableWords({ words, stableCount }: ShownState): readonly string[] {
  return words.slice(0, stableCount);
}

/**
 * How many words of `before` do not stand at the beginning of `after`. Where words end in a script without spaces
 * depends on what follows them, so their letters are compared: the same ones in other words are not taken back.
 */
function takenBack(before: readonly string[], after: readonly string[]): number {
  const now = after.map(spelling).join('');
  let end = 0;
  let kept = 0;
  for (const word of before.map(spelling)) {
    if (!now.startsWith(word, end)) break;
    end += word.length;
    kept += 1;
  }
  return before.length - kept;
}

function spelling(word: string): string {
  return SPACELESS_LETTER.test(word) ? word : `${word} `;
}
