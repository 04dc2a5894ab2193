import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from '../../../../src/renderer/capture/resampler';
import { rms, SAMPLE_RATE } from '../../../../src/shared/sound';

/** A quarter of a second of a tone. */
function tone(hz: number, rate: number): Float32Array {
  return Float32Array.from({ length: Math.round(rate / 4) }, (_, at) =>
    Math.sin((2 * Math.PI * hz * at) / rate),
  );
}

function resampled(sound: Float32Array, rate: number, pieces = 1): Float32Array {
  const resampler = new Resampler(rate);
  const length = Math.ceil(sound.length / pieces);
  const given: number[] = [];
  for (let from = 0; from < sound.length; from += length) {
    given.push(...resampler.push(sound.subarray(from, from + length)));
  }
  given.push(...resampler.end());
  return Float32Array.from(given);
}

const RATES = [8000, 11_025, 22_050, 32_000, 44_056, 44_100, 48_000, 96_000, 192_000];

describe('sound of another rate', () => {
  it.each(RATES)('is at its place, as loud as it was: %i Hz', (rate) => {
    const given = resampled(tone(1000, rate), rate);
    const wanted = tone(1000, SAMPLE_RATE);
    expect(Math.abs(given.length - SAMPLE_RATE / 4)).toBeLessThanOrEqual(2);
    const middle = (sound: Float32Array): Float32Array => sound.slice(500, 3500);
    const off = middle(given).map((sample, at) => sample - (middle(wanted)[at] as number));
    expect(rms(off)).toBeLessThan(0.003);
  });

  it.each(RATES.filter((rate) => rate > 20_000))(
    'has nothing of what would fold into speech: %i Hz',
    (rate) => {
      const given = resampled(tone(9500, rate), rate);
      // 50 dB down.
      expect(rms(given.slice(500, 3500))).toBeLessThan(0.0025);
    },
  );

  it('is the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RATES), fc.integer({ min: 1, max: 100 }), (rate, pieces) => {
        const sound = tone(440, rate).subarray(0, 1000);
        expect(resampled(sound, rate, pieces)).toEqual(resampled(sound, rate));
      }),
      { numRuns: 10 },
    );
  });
});
