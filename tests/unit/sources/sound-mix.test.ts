import { describe, expect, it } from 'vitest';
import { SoundMix } from '../../../src/main/sources/applications/sound-mix';

function mixing() {
  const parts: Float32Array[] = [];
  const mix = new SoundMix((samples) => parts.push(samples));
  const heard = (): number[] => parts.flatMap((part) => [...part]);
  return { mix, heard };
}

/** So many pairs. */
function pairs(count: number, level: number): Float32Array {
  return new Float32Array(count * 2).fill(level);
}

describe('SoundMix', () => {
  it('passes on a single stream as it comes', () => {
    const { mix, heard } = mixing();
    mix.add(1);
    mix.push(1, pairs(3, 0.5));
    mix.push(1, pairs(1, 0.25));
    expect(heard()).toEqual([...pairs(3, 0.5), ...pairs(1, 0.25)]);
  });

  it('adds up what streams give together, in pieces of any length', () => {
    const { mix, heard } = mixing();
    mix.add(1);
    mix.add(2);
    mix.push(1, pairs(3, 0.5));
    expect(heard()).toEqual([]);
    mix.push(2, pairs(1, 0.25));
    mix.push(2, pairs(4, 0.25));
    expect(heard()).toEqual([...pairs(3, 0.75)]);
  });

  it('waits for a stream that is paused for 100 ms at most, and loses nothing', () => {
    const { mix, heard } = mixing();
    mix.add(1);
    mix.add(2);
    mix.push(1, pairs(1_700, 0.5));
    expect(heard()).toHaveLength(200);
    mix.push(2, pairs(1, 0.25));
    expect(heard().slice(200)).toEqual([...pairs(1, 0.75)]);
    mix.remove(2);
    expect(heard()).toHaveLength(3_400);
  });

  it('gives the rest of the last stream when it ends', () => {
    const { mix, heard } = mixing();
    mix.add(1);
    mix.add(2);
    mix.push(1, pairs(2, 0.5));
    mix.remove(1);
    mix.push(2, pairs(1, 0.25));
    expect(heard()).toEqual([...pairs(1, 0.25)]);
  });
});
