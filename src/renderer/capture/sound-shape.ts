import type { MicrophoneSource } from '../../shared/source';

/** What is heard of a device, and how loud. */
export type Shape = Pick<MicrophoneSource, 'channel' | 'gainDb'>;

/** Takes one channel of several, and makes it louder or quieter. A change of loudness is spread over one block. */
export class SoundShape {
  #channel: Shape['channel'];
  #gain = 1;
  #wanted = 1;

  /** At once before the first block, smoothly after it. */
  set({ channel, gainDb = 0 }: Shape): void {
    this.#channel = channel;
    this.#wanted = 10 ** (gainDb / 20);
  }

  /** As for a new source. */
  begin(shape: Shape): void {
    this.set(shape);
    this.#gain = this.#wanted;
  }

  /** One block. Of a device with one channel, that is every channel. */
  apply(channels: readonly Float32Array[]): readonly Float32Array[] {
    const chosen = this.#choose(channels);
    const from = this.#gain;
    const to = this.#wanted;
    this.#gain = to;
    if (from === 1 && to === 1) return chosen;
    return chosen.map((channel) =>
      channel.map((sample, at) => sample * (from + ((to - from) * (at + 1)) / channel.length)),
    );
  }

  #choose(channels: readonly Float32Array[]): readonly Float32Array[] {
    const [left, right] = channels;
    if (this.#channel === undefined || !left || !right) return channels;
    return [this.#channel === 'left' ? left : right];
  }
}
