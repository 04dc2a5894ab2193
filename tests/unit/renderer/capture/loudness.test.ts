import { describe, expect, it } from 'vitest';
import { Loudness } from '../../../../src/renderer/capture/loudness';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';

const MINUTE_FRAMES = Math.round(60_000 / FRAME_MS);

function level(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** The gain, dB, of the last of `count` frames as loud as this, dB of full scale. */
function play(loudness: Loudness, decibels: number, count = 1): number {
  const frame = new Float32Array(FRAME_SAMPLES).fill(level(decibels));
  let gain = 1;
  for (let at = 0; at < count; at++) gain = loudness.gain(frame);
  return 20 * Math.log10(gain);
}

describe('loudness', () => {
  it('of a source that speaks as usual is left as it is', () => {
    expect(play(new Loudness(), -15, 100)).toBe(0);
  });

  it('of a quiet source is made usual, by no more than 30 dB', () => {
    expect(play(new Loudness(), -40)).toBeCloseTo(20, 0);
    expect(play(new Loudness(), -48)).toBeCloseTo(28, 0);
    expect(play(new Loudness(), -80)).toBeCloseTo(30, 0);
  });

  it('goes by the loudest there was: a pause is made no louder than speech', () => {
    const loudness = new Loudness();
    play(loudness, -15);
    expect(play(loudness, -60, 20)).toBe(0);
  });

  it('never makes anything louder than usual, not for one frame', () => {
    const loudness = new Loudness();
    play(loudness, -70, 100);
    expect(play(loudness, -10)).toBe(0);
  });

  it('forgets a bang by 6 dB a minute', () => {
    const loudness = new Loudness();
    play(loudness, -20);
    expect(play(loudness, -60, 4 * MINUTE_FRAMES)).toBeCloseTo(24, 0);
  });

  it('of nothing at all is a number', () => {
    expect(Number.isFinite(new Loudness().gain(new Float32Array(FRAME_SAMPLES)))).toBe(true);
  });
});
