import type { Statement } from '../../../../shared/session/digest';
import { clip, type Sentence } from '../../../text/sentences';
import { contentKeys, tokenise } from '../../../text/tokens';
import { clarity, relevance } from './central';
import type { WordWeights } from './word-weights';

/** Longest text of a statement, characters. */
export const STATEMENT_LENGTH = 160;
/** What a text off the topic counts; more than 0, so that where there is no topic the clearest text wins. */
const LEAST_TOPIC = 0.05;

export function toStatement({ text, captionIds }: Sentence): Statement {
  return { text: clip(text, STATEMENT_LENGTH), captionIds: [...captionIds] };
}

/** What a text is about, how much that matters, and how well it is understood by itself, both 0..1. */
export function judge(
  text: string,
  weights: WordWeights,
): { keys: ReadonlySet<string>; topic: number; clear: number } {
  const tokens = tokenise(text);
  const keys = contentKeys(tokens);
  return { keys, topic: Math.max(LEAST_TOPIC, relevance(keys, weights)), clear: clarity(text, tokens) };
}

/** Texts as they compete for a place: by how much they are on the topic and clear. */
export function compete<T extends { readonly text: string }>(
  items: readonly T[],
  weights: WordWeights,
): { item: T; keys: ReadonlySet<string>; score: number }[] {
  return items.map((item) => {
    const { keys, topic, clear } = judge(item.text, weights);
    return { item, keys, score: topic * clear };
  });
}
