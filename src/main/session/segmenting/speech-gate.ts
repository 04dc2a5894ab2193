import { rms, type Frame } from '../../../shared/sound';

/** What speaks for a stretch of sound being speech. */
export interface SpeechEvidence {
  /** Frames whose speech probability is at least one half. */
  readonly likelyFrames: number;
  /** Highest speech probability of a frame, 0..1. */
  readonly peakProbability: number;
  /** Loudness (RMS, 0..1) of the loudest frame. */
  readonly peakLevel: number;
  /** Loudness of the room without speech, RMS; 0 while it is not known. */
  readonly noiseFloor: number;
}

const LIKELY = 0.5;
/** A spoken "yes" has about 250 ms of likely frames; clicks, tones and music of the corpus never had more than two. */
const LEAST_LIKELY_FRAMES = 4;
/** The weakest real fragment of the corpus reached 0.67. */
const LEAST_PEAK_PROBABILITY = 0.6;
/** Speech stands at least 6 dB over the room. */
const LEAST_OVER_NOISE = 2;
/** -66 dB of full scale: under it there is nothing to hear. */
const LEAST_LEVEL = 0.0005;
/** An onset stands at least 14 dB over the room. */
const ONSET_OVER_NOISE = 5;
/** About 160 ms. */
const ONSET_PAUSE_FRAMES = 5;
/** The noise floor falls at once and rises by 2 % a frame, so that it takes a second to double. */
const FLOOR_RISE = 1.02;

/** Whether a stretch is worth a caption. */
export function isSpeech(evidence: SpeechEvidence): boolean {
  return (
    evidence.likelyFrames >= LEAST_LIKELY_FRAMES &&
    evidence.peakProbability >= LEAST_PEAK_PROBABILITY &&
    evidence.peakLevel >= Math.max(LEAST_LEVEL, LEAST_OVER_NOISE * evidence.noiseFloor)
  );
}

/** Follows the loudness of one lane's room and weighs stretches of speech against it. */
export class SpeechGate {
  #floor: number | null = null;

  /** A frame in which nobody speaks. */
  observeSilence(frame: Frame): void {
    const level = rms(frame.samples);
    // The floor rises slowly, because a breath or a door is not the noise of the room.
    this.#floor = this.#floor === null ? level : Math.min(level, Math.max(this.#floor, 1e-6) * FLOOR_RISE);
  }

  /**
   * How many of the last of `before`, the frames before the detector's first speech frame, belong to the
   * same onset: frames that stand out of the room, with no longer a pause between them than within a word.
   */
  onsetFrames(before: readonly Frame[]): number {
    const least = Math.max(LEAST_LEVEL, ONSET_OVER_NOISE * (this.#floor ?? 0));
    let onset = 0;
    for (let back = 1; back <= before.length && back - onset <= ONSET_PAUSE_FRAMES; back++) {
      if (rms((before[before.length - back] as Frame).samples) >= least) onset = back;
    }
    return onset;
  }

  evidence(spoken: readonly Frame[]): SpeechEvidence {
    let likelyFrames = 0;
    let peakProbability = 0;
    let peakLevel = 0;
    for (const frame of spoken) {
      if (frame.probability >= LIKELY) likelyFrames++;
      peakProbability = Math.max(peakProbability, frame.probability);
      peakLevel = Math.max(peakLevel, rms(frame.samples));
    }
    return { likelyFrames, peakProbability, peakLevel, noiseFloor: this.#floor ?? 0 };
  }
}
