import { SAMPLE_RATE } from '../../shared/sound';

/** Zero crossings of the filter to each side: more are steeper. */
const CROSSINGS = 16;
/** Where the filter begins to cut, of half the lower one of both rates. */
const PASSES = 0.92;
/** Positions between two samples for which the filter is worked out, at most: between them nothing is heard. */
const MOST_PHASES = 4096;

/**
 * Brings sound of one channel to 16 kHz as it comes, by a windowed sinc: what would fold into speech is filtered out, as
 * Chromium's own resampler does for what is heard live.
 */
export class Resampler {
  readonly #rate: number;
  /** Samples that the filter reaches to each side. */
  readonly #reach: number;
  readonly #phases: number;
  readonly #filters: (Float32Array | undefined)[];
  readonly #cutoff: number;
  /** What is still needed of what came; `#heldFrom` is the number of its first sample, counted from the first of all. */
  #held: Float32Array;
  #heldFrom: number;
  /** The next sample to give. */
  #next = 0;

  /** `rate`: of what comes, Hz. */
  constructor(rate: number) {
    this.#rate = rate;
    this.#cutoff = PASSES * Math.min(1, SAMPLE_RATE / rate);
    this.#reach = Math.ceil(CROSSINGS / this.#cutoff);
    this.#phases = Math.min(MOST_PHASES, SAMPLE_RATE / divisor(rate, SAMPLE_RATE));
    this.#filters = Array.from({ length: this.#phases + 1 });
    // Silence before it begins.
    this.#held = new Float32Array(this.#reach);
    this.#heldFrom = -this.#reach;
  }

  /** What can be told of it so far. */
  push(samples: Float32Array): Float32Array<ArrayBuffer> {
    const held = new Float32Array(this.#held.length + samples.length);
    held.set(this.#held);
    held.set(samples, this.#held.length);
    const until = this.#heldFrom + held.length - this.#reach;
    const count = Math.max(0, Math.ceil((until * SAMPLE_RATE) / this.#rate) - this.#next);
    const given = new Float32Array(count);
    for (let at = 0; at < count; at++) given[at] = this.#at(held, (this.#next + at) * this.#rate);
    this.#next += count;
    const needed = Math.floor((this.#next * this.#rate) / SAMPLE_RATE) - this.#reach + 1;
    const kept = Math.min(held.length, Math.max(0, needed - this.#heldFrom));
    this.#held = held.slice(kept);
    this.#heldFrom += kept;
    return given;
  }

  /** The rest: no more comes. */
  end(): Float32Array<ArrayBuffer> {
    return this.push(new Float32Array(this.#reach));
  }

  /** The sound at `position` / 16,000 samples of what comes. */
  #at(held: Float32Array, position: number): number {
    const whole = Math.floor(position / SAMPLE_RATE);
    const filter = this.#filter(Math.round(((position - whole * SAMPLE_RATE) / SAMPLE_RATE) * this.#phases));
    const first = whole - this.#reach + 1 - this.#heldFrom;
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap++) sum += (held[first + tap] ?? 0) * (filter[tap] as number);
    return sum;
  }

  /** For a position so many phases after a sample; its middle is there. */
  #filter(phase: number): Float32Array {
    return (this.#filters[phase] ??= Float32Array.from({ length: 2 * this.#reach }, (_, tap) => {
      const x = tap - this.#reach + 1 - phase / this.#phases;
      return this.#cutoff * sinc(this.#cutoff * x) * window(x / this.#reach);
    }));
  }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Blackman's, -1..1. */
function window(x: number): number {
  if (Math.abs(x) >= 1) return 0;
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
