import { FRAME_MS, FRAME_SAMPLES, rms, type Frame } from '../../shared/sound';

export interface SegmenterOptions {
  /** Probability at which speech begins. */
  readonly speechThreshold: number;
  /** Probability under which speech pauses; between the two the last state holds. */
  readonly silenceThreshold: number;
  /** Silence that ends an utterance, ms. */
  readonly endSilenceMs: number;
  /** Silence that ends one with little speech, ms: a word or two are heard wrong without what follows. */
  readonly shortEndSilenceMs: number;
  /** What counts as little speech, ms. */
  readonly shortSpeechMs: number;
  /** Sound kept before the first speech frame, so that no first syllable is lost, ms. */
  readonly preRollMs: number;
  /** Sound kept after the last speech frame, at most `endSilenceMs`, ms. */
  readonly tailMs: number;
  /** No utterance is longer than this, padding included, ms. */
  readonly maxUtteranceMs: number;
}

export const DEFAULT_SEGMENTER_OPTIONS: SegmenterOptions = {
  speechThreshold: 0.5,
  silenceThreshold: 0.35,
  endSilenceMs: 500,
  shortEndSilenceMs: 1100,
  shortSpeechMs: 1200,
  preRollMs: 300,
  tailMs: 200,
  maxUtteranceMs: 12_000,
};

/** A stretch of speech with its padding. Frame numbers count from the segmenter's first frame; ends are exclusive. */
export interface Segment {
  readonly samples: Float32Array;
  readonly startFrame: number;
  readonly endFrame: number;
  /** The speech itself, without padding. */
  readonly speechStartFrame: number;
  readonly speechEndFrame: number;
  readonly cut: 'silence' | 'forced' | 'flush';
}

export type SegmenterEvent =
  | { readonly type: 'speech-started' }
  /** The probability fell; the utterance ends here unless speech goes on. */
  | { readonly type: 'speech-paused' }
  | { readonly type: 'speech-resumed' }
  | { readonly type: 'segment'; readonly segment: Segment };

/** Only the last part of a too long utterance is searched for the quietest frame, so that pieces stay long. */
const CUT_SEARCH_SHARE = 0.4;

/**
 * Cuts one lane's frames into utterances: hysteresis on the speech probability, padding on both sides,
 * and a forced cut at the quietest frame before an utterance grows too long. Pure: time is the count of
 * frames. Every frame that counts as speech lands in exactly one segment, and segments never overlap.
 */
export class Segmenter {
  readonly #options: SegmenterOptions;
  readonly #preRollFrames: number;
  readonly #tailFrames: number;
  readonly #endSilenceFrames: number;
  readonly #shortEndSilenceFrames: number;
  readonly #shortSpeechFrames: number;
  readonly #maxFrames: number;

  /** While idle the pre-roll, while speaking the whole utterance so far. */
  #frames: Frame[] = [];
  /** Number of the frame after the last one pushed. */
  #next = 0;
  #speaking = false;
  #speechStart = 0;
  #speechEnd = 0;

  constructor(options: Partial<SegmenterOptions> = {}) {
    this.#options = { ...DEFAULT_SEGMENTER_OPTIONS, ...options };
    const frames = (ms: number): number => Math.round(ms / FRAME_MS);
    this.#preRollFrames = frames(this.#options.preRollMs);
    this.#endSilenceFrames = Math.max(1, frames(this.#options.endSilenceMs));
    this.#shortEndSilenceFrames = Math.max(this.#endSilenceFrames, frames(this.#options.shortEndSilenceMs));
    this.#shortSpeechFrames = frames(this.#options.shortSpeechMs);
    this.#tailFrames = Math.min(frames(this.#options.tailMs), this.#endSilenceFrames);
    this.#maxFrames = Math.floor(this.#options.maxUtteranceMs / FRAME_MS);
    if (this.#maxFrames <= this.#preRollFrames + this.#shortEndSilenceFrames) {
      throw new RangeError('maxUtteranceMs must be longer than pre-roll and end silence together');
    }
  }

  get speaking(): boolean {
    return this.#speaking;
  }

  /** The utterance being spoken, with what has come of its tail, or null in silence. */
  current(): Segment | null {
    if (!this.#speaking) return null;
    const end = Math.min(this.#next, this.#speechEnd + this.#tailFrames);
    return this.#segment(end - this.#firstFrame, 'flush');
  }

  push(frame: Frame): SegmenterEvent[] {
    const number = this.#next++;
    this.#frames.push(frame);
    if (!this.#speaking) {
      if (frame.probability < this.#options.speechThreshold) {
        if (this.#frames.length > this.#preRollFrames) this.#frames.shift();
        return [];
      }
      this.#speaking = true;
      this.#speechStart = number;
      this.#speechEnd = number + 1;
      return [{ type: 'speech-started' }];
    }
    if (frame.probability >= this.#options.silenceThreshold) {
      const paused = this.#speechEnd < number;
      this.#speechEnd = number + 1;
      const events: SegmenterEvent[] = paused ? [{ type: 'speech-resumed' }] : [];
      if (this.#frames.length >= this.#maxFrames) events.push({ type: 'segment', segment: this.#forceCut() });
      return events;
    }
    const short = this.#speechEnd - this.#speechStart <= this.#shortSpeechFrames;
    const endSilence = short ? this.#shortEndSilenceFrames : this.#endSilenceFrames;
    if (this.#next - this.#speechEnd >= endSilence) {
      return [{ type: 'segment', segment: this.#close('silence') }];
    }
    // A pause at the very limit ends the utterance: its last frame is as good a cut as any.
    if (this.#frames.length >= this.#maxFrames) {
      return [{ type: 'segment', segment: this.#close('forced') }];
    }
    return this.#speechEnd === number ? [{ type: 'speech-paused' }] : [];
  }

  /** Ends the utterance being spoken, if any, and forgets the rest. */
  flush(): Segment | null {
    const segment = this.#speaking ? this.#close('flush') : null;
    this.#frames = [];
    return segment;
  }

  get #firstFrame(): number {
    return this.#next - this.#frames.length;
  }

  #close(cut: Segment['cut']): Segment {
    const end = Math.min(this.#next, this.#speechEnd + this.#tailFrames);
    const count = end - this.#firstFrame;
    const segment = this.#segment(count, cut);
    const rest = this.#frames.slice(count);
    this.#frames = rest.slice(Math.max(0, rest.length - this.#preRollFrames));
    this.#speaking = false;
    return segment;
  }

  /** Speech goes on: the part before the quietest frame becomes a segment, the rest begins the next one. */
  #forceCut(): Segment {
    const from = Math.ceil(this.#frames.length * (1 - CUT_SEARCH_SHARE));
    const first = this.#firstFrame;
    let quietest = this.#frames.length - 1;
    let least = Infinity;
    for (let index = from; index < this.#frames.length; index++) {
      const frame = this.#frames[index] as Frame;
      // Loudness decides among frames, the probability among equally loud ones.
      const level = rms(frame.samples) + frame.probability * 1e-3;
      if (level < least) {
        least = level;
        quietest = index;
      }
    }
    const speechEnd = this.#speechEnd;
    this.#speechEnd = Math.min(speechEnd, first + quietest);
    const segment = this.#segment(quietest, 'forced');
    this.#frames = this.#frames.slice(quietest);
    this.#speechStart = first + quietest;
    this.#speechEnd = speechEnd;
    return segment;
  }

  #segment(count: number, cut: Segment['cut']): Segment {
    const samples = new Float32Array(count * FRAME_SAMPLES);
    for (let index = 0; index < count; index++) {
      samples.set((this.#frames[index] as Frame).samples, index * FRAME_SAMPLES);
    }
    const startFrame = this.#firstFrame;
    const endFrame = startFrame + count;
    return {
      samples,
      startFrame,
      endFrame,
      speechStartFrame: this.#speechStart,
      speechEndFrame: Math.min(this.#speechEnd, endFrame),
      cut,
    };
  }
}
