/** Sound as every process of Jamak passes it on: 16 kHz, mono, Float32 in -1..1, in frames of 32 ms. */

export const SAMPLE_RATE = 16_000;
export const FRAME_SAMPLES = 512;
export const FRAME_MS = 32;

/** One frame with the probability (0..1) that somebody speaks in it. */
export interface Frame {
  readonly samples: Float32Array;
  readonly probability: number;
}

/** Milliseconds that `count` samples last. */
export function samplesToMs(count: number): number {
  return (count * 1000) / SAMPLE_RATE;
}

/** Number of samples in `ms` milliseconds, rounded to a whole one. */
export function msToSamples(ms: number): number {
  return Math.round((ms * SAMPLE_RATE) / 1000);
}

/** Root mean square of `samples`, 0..1; 0 when there are none. */
export function rms(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}
