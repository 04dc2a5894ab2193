import type { Rest } from '../../../text/rest';
import type { Sentence } from '../../../text/sentences';
import type { Token } from '../../../text/tokens';
import { Graph, pageRank } from './graph';
import type { WordWeights } from './word-weights';

/** What a text is about, by the keys of its words, and how well it stands for all that was said. */
interface Scored {
  readonly keys: ReadonlySet<string>;
  /** About 1 on average. */
  readonly score: number;
}

export interface Ranked extends Scored {
  readonly sentence: Sentence;
}

/** Words of content that a sentence needs to say something by itself; with this many words in all, one is enough. */
const LEAST_CONTENT = 3;
const LEAST_WORDS = 8;
/** Sentences after it that a sentence is compared with: keeps hours of talk linear. */
const NEIGHBOURS = 60;
const CHUNK = 50;
/** A sentence is judged by this many of its best words, so that long ones have no advantage. */
const BEST_WORDS = 4;
/** A sentence of more characters is too long to be read at a glance. */
const LONG = 180;
/** The clarity of such a sentence, 0..1. */
const TOO_LONG = 0.7;
/** The clarity of a question, of what leans on the sentence before, and of what begins in mid-sentence. */
const QUESTION = 0.6;
const LEANING = 0.8;
const FRAGMENT = 0.5;
/** A small letter begins a fragment; but recognisers that write no punctuation write no capitals either. */
const BEGINS_IN_THE_MIDDLE = /^(?=\p{Ll}).*[!,.?…]/su;
/** From this many names on, when they are most of it, a sentence greets people and says nothing of them. */
const ROLL_CALL = 5;
/** The clarity of such a sentence. */
const LISTING = 0.4;
const LEANS =
  /^(?:(?:and|but|so|or|because|it|it's|that|that's|this|they|he|she|which|then)\b|그래서|그러니까|그런데|근데|그리고|하지만|아니)/i;

/** Whether a sentence says enough to be shown by itself. */
export function isMaterial({ keys, tokens }: Sentence): boolean {
  return keys.size >= LEAST_CONTENT || (keys.size > 0 && tokens.length >= LEAST_WORDS);
}

/** How much a text is about what matters, 0..1. */
export function relevance(keys: ReadonlySet<string>, weights: WordWeights): number {
  const best = [...keys]
    .map((key) => weights.get(key) ?? 0)
    .sort((left, right) => right - left)
    .slice(0, BEST_WORDS);
  return best.reduce((sum, weight) => sum + weight, 0) / BEST_WORDS;
}

/** How well a sentence is understood by itself, 0..1. */
export function clarity(text: string, tokens: readonly Token[]): number {
  const names = tokens.filter((token) => token.name).length;
  const content = tokens.filter((token) => token.content).length;
  return (
    (names >= ROLL_CALL && names > content / 2 ? LISTING : 1) *
    (text.length > LONG ? TOO_LONG : 1) *
    (/[?？]$/.test(text) ? QUESTION : 1) *
    (LEANS.test(text) ? LEANING : 1) *
    (BEGINS_IN_THE_MIDDLE.test(text) ? FRAGMENT : 1)
  );
}

/** Words in common, as TextRank measures it: over the logarithms of both lengths. */
function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const key of left) if (right.has(key)) common++;
  return common === 0 ? 0 : common / (Math.log(1 + left.size) + Math.log(1 + right.size));
}

/** Ranks the sentences that say enough: TextRank over sentences, led by the words that matter. In their order. */
export async function rankSentences(
  sentences: readonly Sentence[],
  weights: WordWeights,
  rest: Rest,
): Promise<Ranked[]> {
  const material = sentences.filter(isMaterial);
  const graph = new Graph();
  for (const [index, { keys }] of material.entries()) {
    for (const [offset, other] of material.slice(index + 1, index + 1 + NEIGHBOURS).entries()) {
      const weight = similarity(keys, other.keys);
      if (weight > 0) graph.link(index, index + 1 + offset, weight);
    }
    if (index % CHUNK === CHUNK - 1) await rest();
  }
  const bias = material.map((sentence) => relevance(sentence.keys, weights));
  const ranks = await pageRank(graph, bias, rest);
  return material.map((sentence, index) => ({
    sentence,
    keys: sentence.keys,
    score: (ranks[index] ?? 0) * (0.3 + (bias[index] ?? 0)) * clarity(sentence.text, sentence.tokens),
  }));
}

/** Share of the words of the smaller sentence that are in the other too, 0..1. */
function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const key of left) if (right.has(key)) common++;
  return common / Math.max(1, Math.min(left.size, right.size));
}

/**
 * The best sentences that say different things, in their order: maximal marginal relevance (Carbonell and
 * Goldstein, 1998).
 */
export function chooseDiverse<T extends Scored>(scored: readonly T[], most: number): T[] {
  const candidates = scored.map((item) => ({ item, repeats: 0 }));
  const chosen = new Set<T>();
  while (chosen.size < most) {
    let best: T | undefined;
    let bestGain = 0;
    for (const { item, repeats } of candidates) {
      const gain = item.score * (1 - repeats);
      if (gain > bestGain && !chosen.has(item)) [best, bestGain] = [item, gain];
    }
    if (!best) break;
    chosen.add(best);
    for (const candidate of candidates)
      candidate.repeats = Math.max(candidate.repeats, overlap(candidate.item.keys, best.keys));
  }
  return scored.filter((item) => chosen.has(item));
}

/** The best sentence of each of `most` equal parts of the talk, so that all of it is covered. In their order. */
export function chooseSpread<T extends Scored>(scored: readonly T[], most: number): T[] {
  const parts = Math.min(most, scored.length);
  const chosen: T[] = [];
  for (let part = 0; part < parts; part++) {
    const own = scored.slice(
      Math.floor((part * scored.length) / parts),
      Math.floor(((part + 1) * scored.length) / parts),
    );
    let best: T | undefined;
    let bestGain = 0;
    for (const item of own) {
      const gain = item.score * (1 - Math.max(0, ...chosen.map((other) => overlap(item.keys, other.keys))));
      if (gain > bestGain) [best, bestGain] = [item, gain];
    }
    if (best) chosen.push(best);
  }
  return chosen;
}
