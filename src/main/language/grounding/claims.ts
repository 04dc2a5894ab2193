import { tokenise } from '../../text/tokens';
import { isEveryday } from '../../text/english/english-sense';
import { denies, type Told } from './denial';
import { isName } from './names';
import { claimedNumbers, type Numbers } from './numbers';

/** What a text says that can be checked. */
export interface Claims extends Numbers, Told {
  /** Keys of its words of content, and how much each of them weighs, 0..1. */
  readonly words: ReadonlyMap<string, number>;
  /** Those of its words that name somebody or something: made up, they do the most harm. */
  readonly names: ReadonlySet<string>;
}

/** Everyday words hold a sentence together: whoever writes it in other words than were said uses others of them. */
const EVERYDAY_WEIGHT = 0.5;

/** `text` without terms that have digits in their names, which count nothing: T1. */
function withoutTerms(text: string, terms: readonly string[]): string {
  return terms
    .filter((term) => /\p{L}/u.test(term) && /\p{N}/u.test(term))
    .reduce((left, term) => {
      const literal = term.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{Script=Latin}\\p{N}])`, 'giu');
      return left.replaceAll(pattern, ' ');
    }, text);
}

/**
 * The words of `text` that can be looked for, from the dictionary's point of view: without what only binds. `terms`: names
 * whose digits are no numbers.
 */
export function claimsOf(text: string, terms: readonly string[] = []): Claims {
  const words = new Map<string, number>();
  const names = new Set<string>();
  const tokens = tokenise(text);
  for (const [at, { content, key, base }] of tokens.entries()) {
    if (!content) continue;
    words.set(key, isEveryday(base) ? EVERYDAY_WEIGHT : 1);
    if (isName(tokens, at)) names.add(key);
  }
  return { text, denied: denies(text), words, names, ...claimedNumbers(withoutTerms(text, terms)) };
}
