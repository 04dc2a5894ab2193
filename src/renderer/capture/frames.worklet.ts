import { FRAME_SAMPLES } from '../../shared/sound';
import { MonoMix } from './mono-mix';

/** What an AudioWorkletGlobalScope has that a page has not. */
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** In the audio thread: makes one channel of those that come, and posts it frame by frame; a message makes it begin anew. */
class FrameProcessor extends AudioWorkletProcessor {
  #mono = new MonoMix(sampleRate);
  #frame = new Float32Array(FRAME_SAMPLES);
  #filled = 0;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#mono = new MonoMix(sampleRate);
      this.#filled = 0;
    };
  }

  process([channels = []]: Float32Array[][]): boolean {
    // A source that is gone has no channels: that no frames come is how it is noticed.
    if (channels.length > 0) this.#add(this.#mono.mix(channels));
    return true;
  }

  #add(block: Float32Array): void {
    let rest = block;
    while (rest.length > 0) {
      const part = rest.subarray(0, FRAME_SAMPLES - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
      if (this.#filled === FRAME_SAMPLES) this.#post();
    }
  }

  #post(): void {
    this.port.postMessage(this.#frame, [this.#frame.buffer]);
    this.#frame = new Float32Array(FRAME_SAMPLES);
    this.#filled = 0;
  }
}

registerProcessor('frames', FrameProcessor);
