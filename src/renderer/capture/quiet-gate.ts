import { rms } from '../../shared/sound';

/** -60 dB of full scale: nothing that could be captioned is quieter. */
const QUIET_RMS = 0.001;
/** Quiet for half a second before the model rests, so that it hears the end of every word. */
const REST_AFTER_FRAMES = 16;

/** Tells when the model may rest because it is quiet: it is most of what listening to silence costs. */
export class QuietGate {
  #quietFrames = 0;

  /** Whether the model need not hear this frame. */
  rests(frame: Float32Array): boolean {
    this.#quietFrames = rms(frame) < QUIET_RMS ? this.#quietFrames + 1 : 0;
    return this.#quietFrames > REST_AFTER_FRAMES;
  }
}
