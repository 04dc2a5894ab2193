import { rms, type Frame } from '../../../shared/sound';
import { Surroundings } from './surroundings';

/** What speaks for a stretch of sound being speech. */
export interface SpeechEvidence {
  /** Frames in which somebody may speak. */
  readonly voicedFrames: number;
  /** Sum of the speech probabilities of these frames: how many frames of certain speech they are worth. */
  readonly voice: number;
  /** Frames in which somebody speaks for certain. */
  readonly sureFrames: number;
  /** Loudness (RMS, 0..1) of the loudest frame. */
  readonly peakLevel: number;
  /** Loudness of the room without speech, RMS; 0 while it is not known. */
  readonly noiseFloor: number;
}

/** The probability from which on somebody may speak: where the segmenter, too, lets speech go on. */
const VOICED = 0.35;
/** A spoken "yes" has about 250 ms of voiced frames; clicks, tones and music of the corpus never had more than two. */
const LEAST_VOICED_FRAMES = 4;
const LEAST_VOICE = 2;
/** Speech stands at least 6 dB over the room… */
const LEAST_OVER_NOISE = 2;
/** …or is heard for certain for about 250 ms: then something else may be as loud. */
const LEAST_SURE_FRAMES = 8;
const SURE = 0.9;
/** What stands at least 14 dB over the room is an onset. */
const STANDS_OUT = 5;
/** How many times more often a frame that stands out is speech than the detector believes, as odds. */
const STANDING_OUT_ODDS = 3;
/** -80 dB of full scale: the noise of the converter, however still the room is. */
const LEAST_FLOOR = 0.0001;
/** About 160 ms. */
const ONSET_PAUSE_FRAMES = 5;
/** The noise floor falls at once and rises by 2 % a frame, so that it takes a second to double. */
const FLOOR_RISE = 1.02;

/** Whether a stretch is worth a caption. */
export function isSpeech({
  voicedFrames,
  voice,
  sureFrames,
  peakLevel,
  noiseFloor,
}: SpeechEvidence): boolean {
  return (
    voicedFrames >= LEAST_VOICED_FRAMES &&
    voice >= LEAST_VOICE &&
    (peakLevel >= LEAST_OVER_NOISE * noiseFloor || sureFrames >= LEAST_SURE_FRAMES)
  );
}

/** What speaks for two stretches in a row being speech. */
export function joinEvidence(left: SpeechEvidence, right: SpeechEvidence): SpeechEvidence {
  return {
    voicedFrames: left.voicedFrames + right.voicedFrames,
    voice: left.voice + right.voice,
    sureFrames: left.sureFrames + right.sureFrames,
    peakLevel: Math.max(left.peakLevel, right.peakLevel),
    noiseFloor: Math.min(left.noiseFloor, right.noiseFloor),
  };
}

/** Follows the loudness of one lane's room and weighs frames and stretches of speech against it. */
export class SpeechGate {
  /** Null until silence was heard. */
  #floor: number | null = null;
  readonly #surroundings = new Surroundings();

  /**
   * The next frame with its probability here. The detector looks at each frame by itself, and believes less in speech
   * the quieter it is: a sentence at -40 dB may never reach one half.
   */
  weigh(frame: Frame): Frame {
    const { samples, probability } = frame;
    const level = rms(samples);
    this.#surroundings.hear(level);
    if (!this.#surroundings.isLoud(level)) return frame;
    const speech = STANDING_OUT_ODDS * probability;
    return { samples, probability: speech / (speech + 1 - probability) };
  }

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
    let onset = 0;
    for (let back = 1; back <= before.length && back - onset <= ONSET_PAUSE_FRAMES; back++) {
      if (rms((before[before.length - back] as Frame).samples) >= this.#onset) onset = back;
    }
    return onset;
  }

  evidence(spoken: readonly Frame[]): SpeechEvidence {
    let voicedFrames = 0;
    let voice = 0;
    let sureFrames = 0;
    let peakLevel = 0;
    for (const { samples, probability } of spoken) {
      peakLevel = Math.max(peakLevel, rms(samples));
      if (probability < VOICED) continue;
      voicedFrames++;
      voice += probability;
      if (probability >= SURE) sureFrames++;
    }
    return { voicedFrames, voice, sureFrames, peakLevel, noiseFloor: this.#floor ?? 0 };
  }

  /** The least loudness that stands out of the room. */
  get #onset(): number {
    return STANDS_OUT * Math.max(LEAST_FLOOR, this.#floor ?? 0);
  }
}
