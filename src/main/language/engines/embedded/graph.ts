import type { Rest } from '../../../text/rest';

/** Weighted links between nodes numbered from 0, the same in both directions. */
export class Graph {
  readonly #links = new Map<number, Map<number, number>>();

  /** Adds `weight` to the link between two different nodes. */
  link(left: number, right: number, weight: number): void {
    if (left === right) return;
    this.#add(left, right, weight);
    this.#add(right, left, weight);
  }

  /** The neighbours of a node and the weights of their links. */
  neighbours(node: number): ReadonlyMap<number, number> {
    return this.#links.get(node) ?? NOBODY;
  }

  #add(from: number, to: number, weight: number): void {
    const links = this.#links.get(from) ?? new Map<number, number>();
    this.#links.set(from, links);
    links.set(to, (links.get(to) ?? 0) + weight);
  }
}

const NOBODY: ReadonlyMap<number, number> = new Map();
const DAMPING = 0.85;
const ROUNDS = 30;
/** The mean change of a score at which ranks have settled. */
const SETTLED = 1e-4;

/**
 * How central each node is: PageRank over weighted links, as TextRank uses it (Mihalcea and Tarau, "TextRank:
 * Bringing Order into Texts", EMNLP 2004). `bias` has one value for each node: how likely a walk begins anew there, as in topic-
 * sensitive PageRank (Haveliwala, 2002). Scores are about 1 on average.
 */
export async function pageRank(graph: Graph, bias: readonly number[], rest: Rest): Promise<number[]> {
  const totalBias = bias.reduce((sum, value) => sum + value, 0);
  const start = bias.map((value) => (totalBias > 0 ? (value / totalBias) * bias.length : 1));
  const out = bias.map((_, node) =>
    [...graph.neighbours(node).values()].reduce((sum, weight) => sum + weight, 0),
  );
  let scores = start;
  for (let round = 0; round < ROUNDS; round++) {
    const last = scores;
    scores = start.map((begin, node) => {
      let flow = 0;
      for (const [other, weight] of graph.neighbours(node))
        flow += ((last[other] ?? 0) * weight) / (out[other] ?? 1);
      return (1 - DAMPING) * begin + DAMPING * flow;
    });
    const change = scores.reduce((sum, score, node) => sum + Math.abs(score - (last[node] ?? 0)), 0);
    if (change <= SETTLED * scores.length) break;
    await rest();
  }
  return scores;
}
