import { SAMPLE_RATE } from '../../shared/sound';
import { MonoMix } from './mono-mix';
import { Resampler } from './resampler';

/** How often channels are compared, seconds. */
const MIXED_S = 0.008;

/** Sound as long as its rate stays: one channel of several, at 16 kHz. */
export class OneRate {
  readonly rate: number;
  readonly #mono: MonoMix;
  readonly #resampler: Resampler | null;
  readonly #block: number;

  /** `rate`: of what comes, Hz. */
  constructor(rate: number) {
    this.rate = rate;
    this.#mono = new MonoMix(rate);
    this.#resampler = rate === SAMPLE_RATE ? null : new Resampler(rate);
    this.#block = Math.max(1, Math.round(rate * MIXED_S));
  }

  /** What can be told of it so far; all channels are equally long. */
  push(channels: readonly Float32Array[]): Float32Array {
    const length = channels[0]?.length ?? 0;
    const mono = new Float32Array(length);
    for (let from = 0; from < length; from += this.#block) {
      const block = channels.map((channel) => channel.subarray(from, from + this.#block));
      mono.set(this.#mono.mix(block), from);
    }
    return this.#resampler ? this.#resampler.push(mono) : mono;
  }

  /** The rest: no more comes. */
  end(): Float32Array {
    return this.#resampler?.end() ?? new Float32Array(0);
  }
}
