/** Channels are compared over about this long, seconds. */
const MEMORY_S = 0.1;
/** From this correlation on it is clear whether two sounds move together or against each other. */
const CLEAR = 0.3;

/**
 * Makes one channel of several, block by block, as loud as the loudest of them and without losing any: a plain
 * mean halves what is in one channel alone, and of channels that mirror each other it leaves nothing. So those that
 * move against the louder ones are turned around, and the sum is turned down only as far as it is louder than they are.
 */
export class MonoMix {
  readonly #sampleRate: number;
  /** Energy that channels share, `count` × `count`: on the diagonal, that of each. */
  #shared = new Float64Array(0);
  /** 1, or -1 for one that is turned around. */
  #signs = new Float64Array(0);
  #weights: Float64Array | null = null;

  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
  }

  /** One block of all channels, equally long, becomes one of -1..1. Their number may change from block to block. */
  mix(channels: readonly Float32Array[]): Float32Array {
    const count = channels.length;
    const length = channels[0]?.length ?? 0;
    if (count !== this.#signs.length) {
      this.#shared = new Float64Array(count * count);
      this.#signs = new Float64Array(count).fill(1);
      this.#weights = null;
    }
    this.#compare(channels, Math.exp(-length / (MEMORY_S * this.#sampleRate)));
    if (!this.#shared.every(Number.isFinite)) {
      // A sample that is no number, as a faulty program plays it, would be in all that comes after it.
      this.#shared.fill(0);
      return this.mix(channels.map(numbersOf));
    }
    const to = this.#weigh();
    const from = this.#weights ?? to;
    this.#weights = to;
    return blend(channels, from, to);
  }

  #compare(channels: readonly Float32Array[], keep: number): void {
    channels.forEach((one, row) => {
      for (let column = 0; column <= row; column++) {
        const other = channels[column] as Float32Array;
        let sum = 0;
        for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
        const shared = keep * this.#of(row, column) + sum;
        this.#shared[row * channels.length + column] = shared;
        this.#shared[column * channels.length + row] = shared;
      }
    });
  }

  #of(row: number, column: number): number {
    return this.#shared[row * this.#signs.length + column] as number;
  }

  /** What each channel counts. The louder ones come first: each is turned so that it adds to the sum of those before. */
  #weigh(): Float64Array {
    const signs = this.#signs;
    const order = [...signs.keys()].toSorted((one, other) => this.#of(other, other) - this.#of(one, one));
    const loudest = order[0] ?? 0;
    let energy = 0;
    order.forEach((channel, place) => {
      const own = this.#of(channel, channel);
      let withSum = 0;
      for (const before of order.slice(0, place))
        withSum += (signs[before] as number) * this.#of(channel, before);
      const alike = withSum / Math.sqrt(own * energy || 1);
      if (Math.abs(alike) > CLEAR) signs[channel] = Math.sign(alike);
      energy += own + 2 * (signs[channel] as number) * withSum;
    });
    const most = this.#of(loudest, loudest);
    const gain = most > 0 ? Math.min(1, Math.sqrt(most / energy)) : 1 / signs.length;
    return signs.map((sign) => sign * gain);
  }
}

/** The channel with silence in the place of what is no number, or has no end. */
function numbersOf(channel: Float32Array): Float32Array {
  return channel.map((sample) => (Number.isFinite(sample) ? sample : 0));
}

/** Weights move evenly across the block, so that none of their changes is heard. */
function blend(channels: readonly Float32Array[], from: Float64Array, to: Float64Array): Float32Array {
  const mixed = new Float32Array(channels[0]?.length ?? 0);
  channels.forEach((channel, which) => {
    const first = from[which] as number;
    const step = ((to[which] as number) - first) / channel.length;
    for (let at = 0; at < channel.length; at++) {
      mixed[at] = (mixed[at] as number) + (channel[at] as number) * (first + step * (at + 1));
    }
  });
  for (let at = 0; at < mixed.length; at++) mixed[at] = Math.max(-1, Math.min(1, mixed[at] as number));
  return mixed;
}
