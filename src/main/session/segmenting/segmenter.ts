import { FRAME_MS, FRAME_SAMPLES, type Frame } from '../../../shared/sound';
import { quietestCut } from './quietest-cut';
import { SpeechGate, type SpeechEvidence } from './speech-gate';

/** After `spokenMs` of speech, pauses included, `silenceMs` of silence end the utterance. */
export interface EndSilence {
  readonly spokenMs: number;
  readonly silenceMs: number;
}

export interface SegmenterOptions {
  /** Probability (0..1) at which speech begins. */
  readonly speechThreshold: number;
  /** Probability under which speech pauses; between the two the last state holds. */
  readonly silenceThreshold: number;
  /**
   * Silence that ends an utterance, by how much was spoken: straight lines between these points, sorted by
   * `spokenMs`. A short utterance waits for context, a long one takes the next pause.
   */
  readonly endSilence: readonly EndSilence[];
  /** Sound kept before the first speech frame, so that no first syllable is lost, ms. */
  readonly preRollMs: number;
  /** How far back a loud onset that the detector was slow to call speech is looked for, ms, at least `preRollMs`. */
  readonly maxPreRollMs: number;
  /** Sound kept after the last speech frame, ms. */
  readonly tailMs: number;
  /** No utterance is longer than this, padding included and left context excluded, ms. */
  readonly maxUtteranceMs: number;
  /** Only this last part of a too long utterance is searched for the best cut, ms. */
  readonly cutSearchMs: number;
  /**
   * Sound of the utterance before that is put before one that follows it closely, ms; 0 for none. A long
   * utterance has context of its own and gets less, so that both are no longer than `maxWithContextMs`.
   */
  readonly contextMs: number;
  readonly maxWithContextMs: number;
  /** The longest pause over which such context is carried, ms; at a forced cut it always is. */
  readonly contextGapMs: number;
}

/** A word or two of context only mislead. */
const MIN_CONTEXT_FRAMES = Math.round(1000 / FRAME_MS);
/** Left context after a forced cut, however long the utterance becomes. */
const OVERLAP_FRAMES = Math.round(3000 / FRAME_MS);

const BREATH_MS = 192;
const DIP_MS = 64;

/**
 * The end silence around one that the user chose, ms: a word or two wait longer for what follows, because they
 * are heard wrong without it. A long utterance takes the next breath and at last the next dip, so that it is cut
 * while it is spoken: a cut that is found later makes the final of what was before it late.
 */
export function endSilence(ms: number): EndSilence[] {
  return [
    { spokenMs: 1000, silenceMs: ms + 400 },
    { spokenMs: 3000, silenceMs: ms },
    { spokenMs: 5000, silenceMs: ms },
    { spokenMs: 8000, silenceMs: Math.min(ms, BREATH_MS) },
    { spokenMs: 10_500, silenceMs: Math.min(ms, DIP_MS) },
  ];
}

export const DEFAULT_SEGMENTER_OPTIONS: SegmenterOptions = {
  speechThreshold: 0.5,
  silenceThreshold: 0.35,
  endSilence: endSilence(700),
  preRollMs: 200,
  maxPreRollMs: 600,
  tailMs: 200,
  maxUtteranceMs: 12_000,
  cutSearchMs: 1500,
  contextMs: 6000,
  maxWithContextMs: 8000,
  contextGapMs: 1800,
};

/**
 * A stretch of speech with its padding. Frame numbers count from the segmenter's first frame; ends are
 * exclusive. `speechStartFrame..speechEndFrame` of all segments are disjoint and hold every speech frame;
 * padding and context may be heard by two.
 */
export interface Segment {
  readonly samples: Float32Array;
  readonly startFrame: number;
  readonly endFrame: number;
  /** The first frame that is not left context: words before it belong to the utterance before. */
  readonly ownFrame: number;
  /** The speech itself, without padding. */
  readonly speechStartFrame: number;
  readonly speechEndFrame: number;
  readonly cut: 'silence' | 'forced' | 'flush';
  /** What speaks for it being speech at all. */
  readonly evidence: SpeechEvidence;
}

export type SegmenterEvent =
  | { readonly type: 'speech-started' }
  /** The probability fell; the utterance ends here unless speech goes on. */
  | { readonly type: 'speech-paused' }
  | { readonly type: 'speech-resumed' }
  | { readonly type: 'segment'; readonly segment: Segment };

/** The silence, ms, that ends an utterance in which `spokenMs` were spoken. */
export function silenceAfter(points: readonly EndSilence[], spokenMs: number): number {
  const after = points.findIndex((point) => point.spokenMs > spokenMs);
  const next = points[after];
  if (!next) return points.at(-1)?.silenceMs ?? 0;
  const last = points[after - 1];
  if (!last) return next.silenceMs;
  const share = (spokenMs - last.spokenMs) / (next.spokenMs - last.spokenMs);
  return last.silenceMs + (next.silenceMs - last.silenceMs) * share;
}

/**
 * Cuts one lane's frames into utterances: hysteresis on the speech probability, padding on both sides,
 * and, before an utterance grows too long, a forced cut where the sound dips, with the sound before it as
 * left context of what follows. Pure: time is the count of frames.
 */
export class Segmenter {
  readonly #options: SegmenterOptions;
  readonly #preRoll: number;
  readonly #maxPreRoll: number;
  readonly #tail: number;
  readonly #max: number;
  readonly #context: number;
  readonly #maxWithContext: number;
  readonly #contextGap: number;

  readonly #gate = new SpeechGate();
  /** The last frames, from `#first` on: the utterance so far with its context, in silence what may become either. */
  #frames: Frame[] = [];
  #first = 0;
  #next = 0;
  #speaking = false;
  #speechStart = 0;
  #speechEnd = 0;
  /** Where the current utterance begins with its padding. */
  #own = 0;
  /** Where it begins with its left context. */
  #start = 0;
  /** Whether a forced cut made it, so that it begins in the middle of speech. */
  #continues = false;
  /** End of the last segment's speech; -1 before the first. */
  #lastEnd = -1;

  constructor(options: Partial<SegmenterOptions> = {}) {
    this.#options = { ...DEFAULT_SEGMENTER_OPTIONS, ...options };
    const frames = (ms: number): number => Math.round(ms / FRAME_MS);
    this.#preRoll = frames(this.#options.preRollMs);
    this.#maxPreRoll = Math.max(this.#preRoll, frames(this.#options.maxPreRollMs));
    this.#tail = frames(this.#options.tailMs);
    this.#max = Math.floor(this.#options.maxUtteranceMs / FRAME_MS);
    this.#context = frames(this.#options.contextMs);
    this.#maxWithContext = frames(this.#options.maxWithContextMs);
    this.#contextGap = frames(this.#options.contextGapMs);
    const longest = Math.max(...this.#options.endSilence.map((point) => point.silenceMs));
    if (this.#max <= this.#maxPreRoll + frames(longest)) {
      throw new RangeError('maxUtteranceMs must be longer than pre-roll and end silence together');
    }
  }

  get speaking(): boolean {
    return this.#speaking;
  }

  /** Frames since the last speech frame; 0 while somebody speaks. */
  get pausedFrames(): number {
    return this.#speaking ? this.#next - this.#speechEnd : 0;
  }

  /** Frames from the first speech frame to the last one so far; 0 in silence. */
  get spokenFrames(): number {
    return this.#speaking ? this.#speechEnd - this.#speechStart : 0;
  }

  /** The utterance being spoken, with what has come of its tail, or null in silence. */
  current(): Segment | null {
    if (!this.#speaking) return null;
    return this.#segment(Math.min(this.#next, this.#speechEnd + this.#tail), this.#speechEnd, 'flush');
  }

  push(frame: Frame): SegmenterEvent[] {
    const number = this.#next++;
    this.#frames.push(frame);
    if (!this.#speaking) {
      if (frame.probability < this.#options.speechThreshold) {
        this.#gate.observeSilence(frame);
        this.#forgetOld();
        return [];
      }
      this.#begin(number);
      return [{ type: 'speech-started' }];
    }
    const length = this.#next - this.#own;
    if (frame.probability >= this.#options.silenceThreshold) {
      const paused = this.#speechEnd < number;
      this.#speechEnd = number + 1;
      const events: SegmenterEvent[] = paused ? [{ type: 'speech-resumed' }] : [];
      if (length >= this.#max) events.push({ type: 'segment', segment: this.#forceCut() });
      return events;
    }
    // A pause at the very limit ends the utterance: it is as good a cut as any.
    if (this.#next - this.#speechEnd >= this.#endSilenceFrames() || length >= this.#max) {
      return [{ type: 'segment', segment: this.#close('silence') }];
    }
    return this.#speechEnd === number ? [{ type: 'speech-paused' }] : [];
  }

  /** Ends the utterance being spoken, if any, and forgets the rest. */
  flush(): Segment | null {
    const segment = this.#speaking ? this.#close('flush') : null;
    this.#forget(this.#next);
    this.#lastEnd = -1;
    return segment;
  }

  #endSilenceFrames(): number {
    const spoken = (this.#speechEnd - this.#speechStart) * FRAME_MS;
    return Math.max(1, Math.round(silenceAfter(this.#options.endSilence, spoken) / FRAME_MS));
  }

  #begin(number: number): void {
    this.#speaking = true;
    this.#continues = false;
    this.#speechStart = number;
    this.#speechEnd = number + 1;
    const earliest = Math.max(this.#first, this.#lastEnd, number - this.#maxPreRoll);
    const before = this.#frames.slice(earliest - this.#first, number - this.#first);
    const onset = number - this.#gate.onsetFrames(before);
    this.#own = Math.max(earliest, onset - this.#preRoll);
    const follows = this.#lastEnd >= 0 && this.#context > 0 && number - this.#lastEnd <= this.#contextGap;
    if (follows) {
      this.#start = Math.max(this.#first, Math.min(this.#own, this.#lastEnd - this.#context));
    } else {
      this.#start = this.#own;
    }
  }

  #close(cut: Segment['cut']): Segment {
    const segment = this.#segment(Math.min(this.#next, this.#speechEnd + this.#tail), this.#speechEnd, cut);
    this.#speaking = false;
    this.#lastEnd = this.#speechEnd;
    this.#forgetOld();
    return segment;
  }

  /** Speech goes on: what was said before the best cut becomes a segment, the rest begins the next one. */
  #forceCut(): Segment {
    const search = Math.round(this.#options.cutSearchMs / FRAME_MS);
    // Both parts keep at least one speech frame.
    const from = Math.max(this.#speechStart + 1, this.#next - search);
    const at = from + quietestCut(this.#frames.slice(from - this.#first, this.#next - 1 - this.#first));
    const segment = this.#segment(Math.min(this.#next, at + this.#tail), at, 'forced');
    this.#speechStart = at;
    this.#continues = true;
    this.#own = at;
    this.#start = Math.max(this.#first, this.#context > 0 ? at - this.#context : at);
    this.#forget(this.#start);
    return segment;
  }

  /** In silence: keeps the pre-roll and, as long as it may be needed, the left context. */
  #forgetOld(): void {
    const mayFollow = this.#lastEnd >= 0 && this.#next - this.#lastEnd <= this.#contextGap;
    const preRollFrom = this.#next - this.#maxPreRoll;
    this.#forget(mayFollow ? Math.min(preRollFrom, this.#lastEnd - this.#context) : preRollFrom);
  }

  #forget(before: number): void {
    const count = Math.min(this.#frames.length, Math.max(0, before - this.#first));
    if (count === 0) return;
    this.#frames.splice(0, count);
    this.#first += count;
  }

  /** Where the left context of an utterance that ends there begins; its own beginning when it gets none. */
  #contextStart(endFrame: number): number {
    const earliest = endFrame - this.#maxWithContext;
    // Where speech was cut, the words around the cut must be heard twice.
    if (this.#continues) return Math.max(this.#start, Math.min(earliest, this.#own - OVERLAP_FRAMES));
    const start = Math.max(this.#start, earliest);
    return this.#own - start >= MIN_CONTEXT_FRAMES ? start : this.#own;
  }

  #segment(endFrame: number, speechEndFrame: number, cut: Segment['cut']): Segment {
    const startFrame = this.#contextStart(endFrame);
    const samples = new Float32Array((endFrame - startFrame) * FRAME_SAMPLES);
    for (let number = startFrame; number < endFrame; number++) {
      samples.set(
        (this.#frames[number - this.#first] as Frame).samples,
        (number - startFrame) * FRAME_SAMPLES,
      );
    }
    const speechStartFrame = this.#speechStart;
    const spoken = this.#frames.slice(speechStartFrame - this.#first, speechEndFrame - this.#first);
    const evidence = this.#gate.evidence(spoken);
    return {
      samples,
      startFrame,
      endFrame,
      ownFrame: this.#own,
      speechStartFrame,
      speechEndFrame,
      cut,
      evidence,
    };
  }
}
