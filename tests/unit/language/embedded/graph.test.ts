import { describe, expect, it } from 'vitest';
import { Graph, pageRank } from '../../../../src/main/language/engines/embedded/graph';

const rest = (): Promise<void> => Promise.resolve();

describe('pageRank', () => {
  it('ranks the middle of a star highest, and its points alike', async () => {
    const star = new Graph();
    for (const point of [1, 2, 3]) star.link(0, point, 1);
    const [middle, ...points] = await pageRank(star, [1, 1, 1, 1], rest);
    expect(middle).toBeGreaterThan(points[0]!);
    expect(points[1]).toBeCloseTo(points[0]!);
    expect(points[2]).toBeCloseTo(points[0]!);
    expect(middle! + points.reduce((sum, score) => sum + score, 0)).toBeCloseTo(4, 1);
  });

  it('follows heavy links more', async () => {
    const graph = new Graph();
    graph.link(0, 1, 5);
    graph.link(0, 2, 1);
    graph.link(1, 2, 1);
    const [, heavy, light] = await pageRank(graph, [1, 1, 1], rest);
    expect(heavy).toBeGreaterThan(light!);
  });

  it('leans to where a walk begins, and has no bias without one', async () => {
    const [often, seldom] = await pageRank(new Graph(), [3, 1], rest);
    expect(often).toBeCloseTo(3 * seldom!);
    const [left, right] = await pageRank(new Graph(), [0, 0], rest);
    expect(left).toBe(right);
    expect(await pageRank(new Graph(), [], rest)).toEqual([]);
  });
});
