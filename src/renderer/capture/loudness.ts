import { FRAME_MS, rms } from '../../shared/sound';

/** The loudest frame of speech that the model hears well: -20 dB of full scale. */
const SPEECH_RMS = 0.1;
/** No source is made louder than by this: 30 dB. */
const MOST_GAIN = 31.6;
/** What was loud counts for less and less: by 6 dB a minute. */
const FADING = 0.5 ** (FRAME_MS / 60_000);

/** How much louder a source has to be made for the model to hear speech in it: a quiet device speaks as well. */
export class Loudness {
  #loudest = 0;

  /** The factor for this frame, by the loudest there was so far; never less than 1. */
  gain(frame: Float32Array): number {
    this.#loudest = Math.max(rms(frame), this.#loudest * FADING);
    return Math.max(1, Math.min(MOST_GAIN, SPEECH_RMS / this.#loudest));
  }
}
