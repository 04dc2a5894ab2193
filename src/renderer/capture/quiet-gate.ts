import { rms } from '../../shared/sound';

/** -60 dB of full scale: nothing that could be captioned is quieter, unless the source as a whole is quiet. */
const QUIET_RMS = 0.001;
/** Quiet for half a second before the model rests, so that it hears the end of every word. */
const REST_AFTER_FRAMES = 16;

/** Tells when the model may rest because it is quiet: it is most of what listening to silence costs. */
export class QuietGate {
  #quietFrames = 0;

  /**
   * Whether the model need not hear this frame, which would be made louder by `gain`. Half of that (in dB) counts:
   * a quiet source has quiet speech, but its room is made louder as well, and would keep the model awake.
   */
  rests(frame: Float32Array, gain: number): boolean {
    this.#quietFrames = rms(frame) * Math.sqrt(gain) < QUIET_RMS ? this.#quietFrames + 1 : 0;
    return this.#quietFrames > REST_AFTER_FRAMES;
  }
}
