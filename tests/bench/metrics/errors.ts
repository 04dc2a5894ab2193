import { comparableWords } from '../../../src/main/text/words';
import { SPACELESS_LETTER } from '../../../src/shared/spaceless';
import { align, type Step } from './align';

/** Errors of a transcript, the kinds apart; counts of words or of characters. */
export interface ErrorTally {
  readonly substitutions: number;
  readonly deletions: number;
  readonly insertions: number;
  /** Tokens that were said. */
  readonly reference: number;
}

const NO_ERRORS: ErrorTally = { substitutions: 0, deletions: 0, insertions: 0, reference: 0 };

/** Besides scripts without spaces, Korean's are no matter of what was said: characters are compared without. */
function isUnspaced(text: string): boolean {
  return SPACELESS_LETTER.test(text) || /\p{Script=Hangul}/u.test(text);
}

export function tallySteps(steps: readonly Step[]): ErrorTally {
  const count = (kind: Step['kind']): number => steps.filter((step) => step.kind === kind).length;
  const [substitutions, deletions, insertions] = [
    count('substitution'),
    count('deletion'),
    count('insertion'),
  ];
  return { substitutions, deletions, insertions, reference: count('equal') + substitutions + deletions };
}

export function addTallies(tallies: readonly ErrorTally[]): ErrorTally {
  return tallies.reduce(
    (sum, tally) => ({
      substitutions: sum.substitutions + tally.substitutions,
      deletions: sum.deletions + tally.deletions,
      insertions: sum.insertions + tally.insertions,
      reference: sum.reference + tally.reference,
    }),
    NO_ERRORS,
  );
}

/** Errors per token that was said, 0..; null when nothing was said. */
export function errorRate({ substitutions, deletions, insertions, reference }: ErrorTally): number | null {
  return reference === 0 ? null : (substitutions + deletions + insertions) / reference;
}

/** Words as `comparableWords` gives them: lower case, no punctuation. */
export function wordTally(reference: string, hypothesis: string): ErrorTally {
  return tallySteps(align(comparableWords(reference), comparableWords(hypothesis)));
}

/**
 * Characters of the comparable words, joined by single spaces that count; where the reference is Korean,
 * or of a script without spaces, without any.
 */
export function characterTally(reference: string, hypothesis: string): ErrorTally {
  const space = isUnspaced(reference) ? '' : ' ';
  const characters = (text: string): string[] => Array.from(comparableWords(text).join(space));
  return tallySteps(align(characters(reference), characters(hypothesis)));
}
