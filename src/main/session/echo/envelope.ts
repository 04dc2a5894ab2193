import { rms, SAMPLE_RATE } from '../../../shared/sound';

/** Loudness is noted for so many samples each, 8 ms: fine enough to tell two voices that say the same word. */
const STEP_SAMPLES = 128;
export const STEP_MS = (STEP_SAMPLES / SAMPLE_RATE) * 1000;
/** Loudness that changes less than this, dB of standard deviation, says nothing of what is heard. */
const LEAST_CHANGE_DB = 3;
/** As far back as two utterances and what lies between them go, ms. */
const KEPT_MS = 32_000;
const STEPS = KEPT_MS / STEP_MS;
/** What is quieter is silence, dB of full scale. */
const FLOOR_DB = -60;

/** How loud a lane was of late, in dB above silence, by session time. */
export class Envelope {
  readonly #levels = new Float32Array(STEPS);
  /** The step after the newest. */
  #next = 0;
  #first = 0;

  /** Sound that ends at session time `endMs`. */
  hear(samples: Float32Array, endMs: number): void {
    const count = Math.floor(samples.length / STEP_SAMPLES);
    const from = Math.round(endMs / STEP_MS) - count;
    if (from < this.#next - count || from > this.#next + STEPS) this.#restart(from);
    while (this.#next < from) this.#set(this.#next, 0);
    for (let at = 0; at < count; at++) {
      const level = rms(samples.subarray(at * STEP_SAMPLES, (at + 1) * STEP_SAMPLES));
      this.#set(from + at, Math.max(0, 20 * Math.log10(Math.max(level, 1e-6)) - FLOOR_DB));
    }
  }

  /** From step `from` up to step `to`, exclusive; silence where nothing is known. */
  slice(from: number, to: number): Float32Array {
    const levels = new Float32Array(Math.max(0, to - from));
    for (
      let step = Math.max(from, this.#first, this.#next - STEPS);
      step < Math.min(to, this.#next);
      step++
    ) {
      levels[step - from] = this.#levels[step % STEPS] as number;
    }
    return levels;
  }

  #set(step: number, level: number): void {
    this.#levels[step % STEPS] = level;
    this.#next = Math.max(this.#next, step + 1);
  }

  #restart(step: number): void {
    this.#first = Math.max(0, step);
    this.#next = this.#first;
  }
}

export interface Match {
  /** Correlation of both, -1..1. */
  readonly correlation: number;
  /** How much later the sound is in the first than in the second, ms. */
  readonly delayMs: number;
  /** How much louder it is in the first, dB. */
  readonly louderDb: number;
}

/**
 * How well the loudness of one lane in a span of session time follows that of another, at the delay at which it does
 * best (normalised cross-correlation).
 */
export function matchEnvelopes(
  first: Envelope,
  second: Envelope,
  span: { readonly startMs: number; readonly endMs: number },
  maxDelayMs: number,
): Match {
  const from = Math.floor(span.startMs / STEP_MS);
  const to = Math.ceil(span.endMs / STEP_MS);
  const reach = Math.round(maxDelayMs / STEP_MS);
  const own = first.slice(from, to);
  const other = second.slice(from - reach, to + reach);
  const ownMean = meanOf(own);
  const ownSpread = Math.sqrt(own.reduce((sum, level) => sum + (level - ownMean) ** 2, 0));
  const least = LEAST_CHANGE_DB * Math.sqrt(own.length);
  let best = { correlation: 0, at: reach, mean: 0 };
  for (let at = 0; at <= 2 * reach; at++) {
    const there = other.subarray(at, at + own.length);
    const mean = meanOf(there);
    let product = 0;
    let squares = 0;
    for (let step = 0; step < own.length; step++) {
      const difference = (there[step] as number) - mean;
      product += ((own[step] as number) - ownMean) * difference;
      squares += difference * difference;
    }
    const spread = ownSpread * Math.sqrt(squares);
    const steady = ownSpread < least || Math.sqrt(squares) < least;
    const correlation = steady ? 0 : product / spread;
    if (correlation > best.correlation) best = { correlation, at, mean };
  }
  return {
    correlation: best.correlation,
    delayMs: (reach - best.at) * STEP_MS,
    louderDb: ownMean - best.mean,
  };
}

function meanOf(levels: Float32Array): number {
  return levels.length === 0 ? 0 : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}
