import { FrameCutter } from './frame-cutter';
import { MonoMix } from './mono-mix';
import { SoundShape, type Shape } from './sound-shape';

/** What an AudioWorkletGlobalScope has that a page has not. */
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** What the page tells the audio thread: a new source begins, or the one there is to be heard in another way. */
export type ShapeMessage = { readonly begins: boolean } & Shape;

/** In the audio thread: makes one channel of those that come, and posts it frame by frame. */
class FrameProcessor extends AudioWorkletProcessor {
  #mono = new MonoMix(sampleRate);
  readonly #shape = new SoundShape();
  readonly #cutter = new FrameCutter((frame) => this.port.postMessage(frame, [frame.buffer]));

  constructor() {
    super();
    this.port.onmessage = ({ data: { begins, ...shape } }: MessageEvent<ShapeMessage>) => {
      if (!begins) return this.#shape.set(shape);
      this.#shape.begin(shape);
      this.#mono = new MonoMix(sampleRate);
      this.#cutter.reset();
    };
  }

  process([channels = []]: Float32Array[][]): boolean {
    // A source that is gone has no channels: that no frames come is how it is noticed.
    if (channels.length > 0) this.#cutter.add(this.#mono.mix(this.#shape.apply(channels)));
    return true;
  }
}

registerProcessor('frames', FrameProcessor);
