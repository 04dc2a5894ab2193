import { describe, expect, it } from 'vitest';
import { encodeWav } from '../../../../src/main/speech/sound/wav';
import { readWav } from '../../../bench/sound/wav';

describe('encodeWav', () => {
  it('writes what any reader reads, louder samples clipped', () => {
    const { samples, sampleRate } = readWav(Buffer.from(encodeWav(new Float32Array([0, 0.5, -0.25, 2, -2]))));
    expect(sampleRate).toBe(16_000);
    expect([...samples]).toEqual([0, 0.5, -0.25, 32_767 / 32_768, -1]);
  });
});
