import { describe, expect, it } from 'vitest';
import { cheapest } from '../../../../src/renderer/capture/sources/hls';
import { LiveEdge } from '../../../../src/renderer/capture/sources/live-edge';

describe('LiveEdge', () => {
  it('keeps a live stream that plays on, however long, and through stalls of three seconds in all', () => {
    const edge = new LiveEdge(true);
    for (let s = 0; s < 36_000; s += 60) expect(edge.isLost(s, 5 + s)).toBe(false);
    expect(edge.isLost(36_002, 36_004.5)).toBe(false);
    expect(edge.isLost(36_003, 36_005.5)).toBe(false);
  });

  it('gives up a live stream whose stalls have added up', () => {
    const edge = new LiveEdge(true);
    expect(edge.isLost(0, 0)).toBe(false);
    expect(edge.isLost(10, 8)).toBe(false);
    expect(edge.isLost(20, 16.9)).toBe(true);
  });

  it('waits for one that has an end, unless it gets no further', () => {
    const edge = new LiveEdge(false);
    expect(edge.isLost(0, 0)).toBe(false);
    expect(edge.isLost(14, 1)).toBe(false);
    expect(edge.isLost(28, 1)).toBe(false);
    expect(edge.isLost(30, 1)).toBe(true);
  });
});

describe('cheapest', () => {
  const film = { bitrate: 800_000, videoCodec: 'avc1', audioCodec: 'mp4a', height: 360 };
  const big = { ...film, bitrate: 5_000_000, height: 1080 };
  const sound = { bitrate: 128_000, videoCodec: undefined, audioCodec: 'mp4a', height: 0 };
  const best = { ...sound, bitrate: 900_000 };

  it.each([
    ['the one of the fewest bits', [big, film], 1],
    ['sound alone, though it has more of them', [film, best, big], 1],
    ['the least of several of sound alone', [best, sound, film], 1],
    ['the only one', [big], 0],
  ])('takes %s', (_what, levels, expected) => {
    expect(cheapest(levels)).toBe(expected);
  });
});
