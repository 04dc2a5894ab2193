import type { Silero } from '@ricky0123/vad-web/dist/models/silero';
import { Loudness } from './loudness';
import { QuietGate } from './quiet-gate';

/** Tells of the frames of one lane, in their order, how probable it is that somebody speaks. */
export class SpeechEar {
  readonly #model: Pick<Silero, 'process'>;
  readonly #loudness = new Loudness();
  readonly #gate = new QuietGate();

  constructor(model: Pick<Silero, 'process'>) {
    this.#model = model;
  }

  /** 0..1. The frame itself stays as loud as it is. */
  async hear(frame: Float32Array): Promise<number> {
    const gain = this.#loudness.gain(frame);
    if (this.#gate.rests(frame, gain)) return 0;
    const louder = gain === 1 ? frame : frame.map((sample) => sample * gain);
    return (await this.#model.process(louder)).isSpeech;
  }
}
