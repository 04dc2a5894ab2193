/** How long one stream waits for the others, samples of each channel: 100 ms. Then they are taken to be still. */
const PATIENCE = 1_600;
/** Sound comes as left, right, left, … */
const CHANNELS = 2;

/**
 * Adds up the streams of one application as they come. Streams that are paused give nothing and hold up the others
 * for 100 ms at most. Pure: what comes moves it, not time.
 */
export class SoundMix {
  readonly #emit: (samples: Float32Array) => void;
  readonly #waiting = new Map<number, Float32Array[]>();

  constructor(emit: (samples: Float32Array) => void) {
    this.#emit = emit;
  }

  add(stream: number): void {
    this.#waiting.set(stream, []);
  }

  /** It ends. What it gave is still heard, but for what waited for the others: 100 ms at most. */
  remove(stream: number): void {
    const rest = this.#lengthOf(stream);
    if (rest > 0 && this.#waiting.size === 1) this.#release(rest);
    this.#waiting.delete(stream);
    this.#go();
  }

  /** A whole number of pairs. */
  push(stream: number, samples: Float32Array): void {
    this.#waiting.get(stream)?.push(samples);
    this.#go();
  }

  #go(): void {
    const lengths = [...this.#waiting.keys()].map((stream) => this.#lengthOf(stream));
    if (lengths.length === 0) return;
    const longest = Math.max(...lengths);
    const ready = Math.max(Math.min(...lengths), longest - PATIENCE * CHANNELS);
    if (ready > 0) this.#release(ready);
  }

  #lengthOf(stream: number): number {
    return (this.#waiting.get(stream) ?? []).reduce((sum, { length }) => sum + length, 0);
  }

  /** Emits `count` samples of all together. */
  #release(count: number): void {
    const sum = new Float32Array(count);
    for (const parts of this.#waiting.values()) addInto(sum, parts);
    this.#emit(sum);
  }
}

/** Adds as much as `sum` is long, and takes that away from `parts`. */
function addInto(sum: Float32Array, parts: Float32Array[]): void {
  let at = 0;
  while (at < sum.length && parts[0]) {
    const part = parts[0].subarray(0, sum.length - at);
    for (let each = 0; each < part.length; each++) {
      sum[at + each] = (sum[at + each] as number) + (part[each] as number);
    }
    at += part.length;
    if (part.length === parts[0].length) parts.shift();
    else parts[0] = parts[0].subarray(part.length);
  }
}
