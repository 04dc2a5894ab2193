import type { Statement } from '../../../../shared/session/digest';
import { clip, type Sentence } from '../../../text/sentences';
import { contentKeys, tokenise, type Token } from '../../../text/tokens';
import { clarity, relevance, type Ranked } from './central';
import { signsOf } from './signs';
import type { WordWeights } from './word-weights';

/** Longest text of a statement, characters. */
export const STATEMENT_LENGTH = 160;
/** What a text off the topic counts; more than 0, so that where there is no topic the clearest text wins. */
const LEAST_TOPIC = 0.05;
/** What a text counts for being on the topic, for the signs in it, and what of it is left to trivia. */
const OF_TOPIC = 0.5;
const OF_SIGNS = 0.35;
const TRIVIAL = 0.3;
/** How something ended counts more than anything else. */
const DECISIVE = 1.4;
/** Words of content that a statement needs to tell something by itself, and what one with fewer counts. */
const FULL = 3;
const THIN = 0.6;
/** What a sentence counts at least of its worth that is not central at all. */
const OFF_CENTRE = 0.6;

export function toStatement({ text, captionIds }: Sentence): Statement {
  return { text: clip(text, STATEMENT_LENGTH), captionIds: [...captionIds] };
}

/** What a text is about, how much that matters, and how well it is understood by itself, both 0 to about 1. */
export interface Judged {
  readonly keys: ReadonlySet<string>;
  readonly worth: number;
  /** What is left of that once nothing but the topic counts. */
  readonly topical: number;
  readonly clear: number;
  readonly trivial: boolean;
  /** Whether it tells how something ended. */
  readonly decisive: boolean;
}

/** `lively`: whether moods count as well, and not only what one should know. */
export function judge(
  text: string,
  weights: WordWeights,
  tokens: readonly Token[] = tokenise(text),
  lively = false,
): Judged {
  const keys = contentKeys(tokens);
  const { weight: known, strength, trivial, decisive } = signsOf(text);
  const weight = lively ? strength : known;
  const topic = OF_TOPIC * Math.max(LEAST_TOPIC, relevance(keys, weights));
  const share = (trivial ? TRIVIAL : 1) * (keys.size < FULL ? THIN : 1);
  const clear = clarity(text, tokens);
  const worth = (topic + OF_SIGNS * weight) * share * (decisive ? DECISIVE : 1);
  return { keys, worth, topical: topic * share, clear, trivial, decisive };
}

/** Texts as they compete for a place: by how much they matter and are clear. */
export function compete<T extends { readonly text: string }>(
  items: readonly T[],
  weights: WordWeights,
): { item: T; keys: ReadonlySet<string>; score: number }[] {
  return items.map((item) => {
    const { keys, worth, clear } = judge(item.text, weights);
    return { item, keys, score: worth * clear };
  });
}

/** Sentences as they compete for a place: central ones, and those that matter by themselves. */
export function competing(ranked: readonly Ranked[], weights: WordWeights, lively = false): Ranked[] {
  const most = Math.max(0, ...ranked.map(({ score }) => score));
  return ranked.map(({ sentence, score }) => {
    const { keys, worth, clear } = judge(sentence.text, weights, sentence.tokens, lively);
    const central = OFF_CENTRE + (1 - OFF_CENTRE) * (most > 0 ? score / most : 0);
    return { sentence, keys, score: worth * clear * central };
  });
}
