import { FrameMaker } from './frame-maker';
import type { Shape } from './sound-shape';

/** What an AudioWorkletGlobalScope has that a page has not. */
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** What the page tells the audio thread: a new source begins, or the one there is to be heard in another way. */
export type ShapeMessage = { readonly begins: boolean } & Shape;

/** In the audio thread: posts frames of what comes. */
class FrameProcessor extends AudioWorkletProcessor {
  readonly #frames = new FrameMaker((frame) => this.port.postMessage(frame, [frame.buffer]));

  constructor() {
    super();
    this.port.onmessage = ({ data: { begins, ...shape } }: MessageEvent<ShapeMessage>) => {
      if (begins) this.#frames.begin(shape);
      else this.#frames.set(shape);
    };
  }

  process([channels = []]: Float32Array[][]): boolean {
    // A source that is gone has no channels: that no frames come is how it is noticed.
    if (channels.length > 0) this.#frames.add(channels, sampleRate);
    return true;
  }
}

registerProcessor('frames', FrameProcessor);
