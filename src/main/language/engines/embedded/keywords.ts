import type { ShowSettings } from '../../../../shared/settings';
import { isEveryday } from '../../../text/english/english-sense';
import { collectPhrases, innerPhraseIds, phraseId, type Phrase } from '../../../text/phrases';
import type { Rest } from '../../../text/rest';
import type { Sentence } from '../../../text/sentences';
import { tokenise } from '../../../text/tokens';
import { scaled, type WordWeights } from './word-weights';

/** A word or phrase that may be a keyword. */
export interface Keyword {
  readonly label: string;
  /** Keys of its words. */
  readonly keys: readonly string[];
  readonly score: number;
}

/** Phrases that are no name, and everyday words, need to be said this often. */
const LEAST_COUNT = 2;
/** Korean words of one syllable are many things; a game's 용 or 탑 comes again and again. */
const ONE_SYLLABLE = /^\p{Script=Hangul}$/u;
const LEAST_SYLLABLE_COUNT = 3;
/** A phrase stands for its best word when it is where that word is mostly said. */
const PHRASE_SHARE = 0.5;
/** A phrase tells more than its best word. */
const PHRASE_GAIN = 1.15;

/** What a phrase counts beside its words; 0 when it is no keyword. */
function scoreOf(phrase: Phrase, weights: WordWeights, counts: ReadonlyMap<string, number>): number {
  const { keys, count, isName, isNoun } = phrase;
  const weigh = (key: string): number => weights.get(key) ?? 0;
  const best = keys.reduce((left, right) => (weigh(right) > weigh(left) ? right : left));
  if (keys.length === 1) return isNoun ? weigh(best) : 0;
  const stands = count >= (counts.get(best) ?? 0) * PHRASE_SHARE;
  const gain = PHRASE_GAIN ** (keys.length - 1);
  if (count >= LEAST_COUNT && ((isNoun && stands) || isName)) return weigh(best) * gain;
  // A name said once that shares its best word with others counts by its own: Nixon in Vice President Nixon.
  return isName ? (stands ? weigh(best) : Math.min(...keys.map(weigh))) * gain : 0;
}

/** The keywords of what was said, unsorted; written as the glossary has them where it does. */
export async function findKeywords(
  sentences: readonly Sentence[],
  weights: WordWeights,
  glossary: readonly string[],
  rest: Rest,
): Promise<Keyword[]> {
  const phrases = await collectPhrases(sentences, rest);
  const counts = new Map([...phrases].map(([id, { count }]) => [id, count]));
  const spelled = new Map(glossary.map((term) => [phraseId(keysIn(term)), term]));
  const found = [...phrases].flatMap(([id, phrase]) => {
    const { keys, label, count, isName } = phrase;
    const term = spelled.get(id);
    if (term !== undefined)
      return [{ label: term, keys, score: Math.max(...keys.map((key) => weights.get(key) ?? 0)) }];
    const everyday = keys.length === 1 && !isName && count < LEAST_COUNT && isEveryday(label);
    const passing = ONE_SYLLABLE.test(label) && count < LEAST_SYLLABLE_COUNT;
    const score = everyday || passing ? 0 : scoreOf(phrase, weights, counts);
    return score > 0 ? [{ label, keys, score }] : [];
  });
  // What is only ever said within a phrase is no keyword beside it.
  const within = new Set(
    found.flatMap(({ keys }) =>
      innerPhraseIds(keys).filter((part) => (counts.get(part) ?? 0) <= (counts.get(phraseId(keys)) ?? 0)),
    ),
  );
  return found.filter(({ keys }) => !within.has(phraseId(keys)));
}

function keysIn(text: string): string[] {
  return tokenise(text).map((token) => token.key);
}

/** Keys of all words of some keywords or terms. */
export function keysOf(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap(keysIn));
}

/** What weighs like a name where it is said: terms of the glossary, and what the user says of the show. */
export function termsOf({
  glossary,
  show,
}: {
  readonly glossary: readonly string[];
  readonly show?: ShowSettings | undefined;
}): string[] {
  return [...glossary, ...(show ? [show.title, show.game] : [])];
}

/** Keywords that were chosen before, by their labels, best first; scores fall from 1 towards 0. */
export function rankedKeywords(labels: readonly string[]): Keyword[] {
  return labels.map((label, rank) => ({
    label,
    keys: keysIn(label),
    score: 1 - rank / (labels.length + 1),
  }));
}

/** The weights of words by the keywords that they are in; what is in several weighs more. */
export function weighKeywords(keywords: readonly Keyword[]): WordWeights {
  const weights = new Map<string, number>();
  for (const { keys, score } of keywords)
    for (const key of new Set(keys)) weights.set(key, (weights.get(key) ?? 0) + score);
  return scaled(weights);
}

/** Earlier and new keywords together: what is in both counts twice. `share` is what a new one counts at most, 0..1. */
export function mergeKeywords(
  earlier: readonly Keyword[],
  fresh: readonly Keyword[],
  share: number,
): Keyword[] {
  const merged = new Map(earlier.map((keyword) => [phraseId(keyword.keys), keyword]));
  for (const keyword of fresh) {
    const id = phraseId(keyword.keys);
    merged.set(id, { ...keyword, score: (merged.get(id)?.score ?? 0) + keyword.score * share });
  }
  return [...merged.values()];
}

/** The labels of the best keywords, best first. A word is left out when a phrase with it is among them. */
export function bestKeywords(keywords: readonly Keyword[], most: number): string[] {
  const chosen: Keyword[] = [];
  for (const keyword of keywords.toSorted((left, right) => right.score - left.score)) {
    if (chosen.length >= most) break;
    const within = (part: Keyword, whole: Keyword): boolean =>
      part.keys.every((key) => whole.keys.includes(key));
    if (!chosen.some((other) => within(keyword, other) || within(other, keyword))) chosen.push(keyword);
  }
  return chosen.map((keyword) => keyword.label);
}
