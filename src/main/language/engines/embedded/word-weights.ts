import { isEveryday } from '../../../text/english/english-sense';
import type { Rest } from '../../../text/rest';
import type { Sentence } from '../../../text/sentences';
import { Graph, pageRank } from './graph';

/** Words at most this far apart, counted in words of content, belong together. */
const WINDOW = 3;
/** Sentences between two rests. */
const CHUNK = 50;
/** Weight of an everyday word, which is seldom the topic, and of a name, where another word has 1. */
const EVERYDAY = 0.5;
const NAME = 1.3;

/** How much each word matters, by its key: 1 for the one that matters most. */
export type WordWeights = ReadonlyMap<string, number>;

/** The same weights so that the highest is 1. */
export function scaled(weights: ReadonlyMap<string, number>): WordWeights {
  const most = [...weights.values()].reduce((left, right) => Math.max(left, right), 0);
  return new Map([...weights].map(([key, weight]) => [key, most > 0 ? weight / most : 0]));
}

interface Entry {
  readonly number: number;
  count: number;
  factor: number;
}

/**
 * Ranks words by their company: TextRank over the words that stand close to each other. Names weigh more,
 * everyday words less; `known` are keys of the glossary, which weigh like names.
 */
export async function weighWords(
  sentences: readonly Sentence[],
  known: ReadonlySet<string>,
  rest: Rest,
): Promise<WordWeights> {
  const entries = new Map<string, Entry>();
  const graph = new Graph();
  for (const [index, { tokens }] of sentences.entries()) {
    const recent: number[] = [];
    for (const { key, base, name, content } of tokens) {
      if (!content) continue;
      const entry = entries.get(key) ?? {
        number: entries.size,
        count: 0,
        factor: known.has(key) ? NAME : isEveryday(base) ? EVERYDAY : 1,
      };
      entries.set(key, entry);
      entry.count++;
      if (name) entry.factor = NAME;
      for (const other of recent.slice(-WINDOW)) graph.link(entry.number, other, 1);
      recent.push(entry.number);
    }
    if (index % CHUNK === CHUNK - 1) await rest();
  }
  const counts = [...entries.values()].map(({ count }) => count);
  const ranks = await pageRank(graph, counts, rest);
  return scaled(
    new Map([...entries].map(([key, { number, factor }]) => [key, (ranks[number] ?? 0) * factor])),
  );
}
