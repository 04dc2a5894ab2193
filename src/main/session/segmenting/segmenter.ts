import { FRAME_MS, type Frame } from '../../../shared/sound';
import { endSilence, silenceAfter, type EndSilence } from './end-silence';
import { quietestCut } from './quietest-cut';
import { RecentFrames } from './recent-frames';
import type { Segment } from './segment';
import { isSpeech, SpeechGate } from './speech-gate';

export interface SegmenterOptions {
  /** Probability (0..1) at which speech begins. */
  readonly speechThreshold: number;
  /** Probability (0..1) under which speech pauses. Between the two thresholds what was last goes on. */
  readonly silenceThreshold: number;
  /** Silence that ends an utterance, by how much was spoken (see `silenceAfter`). */
  readonly endSilence: readonly EndSilence[];
  /** Sound kept before the first speech frame, so that no first syllable is lost, ms. */
  readonly preRollMs: number;
  /** The detector may be late: a loud onset is looked for so far before the first speech frame, ms; at least `preRollMs`. */
  readonly maxPreRollMs: number;
  /** Sound kept after the last speech frame, ms. */
  readonly tailMs: number;
  /** No utterance is longer than this, padding included and left context excluded, ms. */
  readonly maxUtteranceMs: number;
  /** Only this last part of a too long utterance is searched for the best cut, ms. */
  readonly cutSearchMs: number;
  /** Left context: an utterance that closely follows another is recognised with the last of that one, ms; 0 for none. */
  readonly contextMs: number;
  /** A long utterance gets less left context, so that both together are no longer than this, ms. */
  readonly maxWithContextMs: number;
  /** The longest pause after which an utterance gets left context, ms. After a forced cut it always does. */
  readonly contextGapMs: number;
}

/** Less left context than this only misleads the recogniser: it is a word or two. */
const MIN_CONTEXT_FRAMES = Math.round(1000 / FRAME_MS);
/** Left context after a forced cut, however long the utterance becomes. */
const OVERLAP_FRAMES = Math.round(3000 / FRAME_MS);
/** The longest stretch, with its pause, that is too little to be speech by itself and is heard with what follows. */
const MAX_SCRAP_FRAMES = Math.round(3000 / FRAME_MS);

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

/** A stretch that was too little to be taken for speech. */
interface Scrap {
  /** Where it begins, padding included. */
  readonly own: number;
  readonly speechStart: number;
  readonly speechEnd: number;
}

export type SegmenterEvent =
  | { readonly type: 'speech-started' }
  /** The probability fell; the utterance ends here unless speech goes on. */
  | { readonly type: 'speech-paused' }
  | { readonly type: 'speech-resumed' }
  | { readonly type: 'segment'; readonly segment: Segment };

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
  readonly #maxScrap: number;

  readonly #gate = new SpeechGate();
  /** The utterance so far with its left context; in silence, the sound that may become either. */
  readonly #frames = new RecentFrames();
  #speaking = false;
  #speechStart = 0;
  #speechEnd = 0;
  /** The first frame that speaks for its being speech: the scrap before it does not. */
  #evidenceStart = 0;
  /** Where the current utterance begins, padding included. */
  #own = 0;
  /** Where it begins, left context included. */
  #start = 0;
  /** Whether it begins at a forced cut, in the middle of speech. */
  #continues = false;
  /** End of the last segment that was speech; -1 before the first. */
  #lastEnd = -1;
  /** What was too little to be speech since then. An utterance that follows closely begins with it. */
  #scrap: Scrap | null = null;

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
    // A forced cut lies behind the scrap.
    const beforeCut = this.#max - frames(this.#options.cutSearchMs);
    this.#maxScrap = Math.min(MAX_SCRAP_FRAMES, beforeCut - 1);
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
    return this.#speaking ? this.#frames.next - this.#speechEnd : 0;
  }

  /** Frames from the first speech frame to the last one so far; 0 in silence. */
  get spokenFrames(): number {
    return this.#speaking ? this.#speechEnd - this.#speechStart : 0;
  }

  /** The utterance being spoken, with what has come of its tail, or null in silence. */
  current(): Segment | null {
    if (!this.#speaking) return null;
    return this.#segment(this.#speechEnd, 'flush');
  }

  push(heard: Frame): SegmenterEvent[] {
    const number = this.#frames.next;
    const frame = this.#gate.weigh(heard);
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
    const length = this.#frames.next - this.#own;
    if (frame.probability >= this.#options.silenceThreshold) {
      const paused = this.#speechEnd < number;
      this.#speechEnd = number + 1;
      const events: SegmenterEvent[] = paused ? [{ type: 'speech-resumed' }] : [];
      if (length >= this.#max) events.push({ type: 'segment', segment: this.#forceCut() });
      return events;
    }
    // A pause at the very limit ends the utterance: it is as good a cut as any.
    if (this.#frames.next - this.#speechEnd >= this.#endSilenceFrames() || length >= this.#max) {
      return [{ type: 'segment', segment: this.#close('silence') }];
    }
    return this.#speechEnd === number ? [{ type: 'speech-paused' }] : [];
  }

  /** Ends the utterance being spoken, if any. What comes next gets no left context. */
  flush(): Segment | null {
    const segment = this.#speaking ? this.#close('flush') : null;
    this.#frames.forgetBefore(this.#frames.next);
    this.#lastEnd = -1;
    this.#scrap = null;
    return segment;
  }

  #endSilenceFrames(): number {
    const spoken = (this.#speechEnd - this.#speechStart) * FRAME_MS;
    return Math.max(1, Math.round(silenceAfter(this.#options.endSilence, spoken) / FRAME_MS));
  }

  #begin(number: number): void {
    const scrap = this.#scrapBefore(number);
    this.#scrap = null;
    this.#speaking = true;
    this.#continues = false;
    this.#speechStart = scrap?.speechStart ?? number;
    this.#evidenceStart = number;
    this.#speechEnd = number + 1;
    this.#own = scrap?.own ?? this.#onsetBefore(number);
    this.#start = this.#follows(this.#speechStart)
      ? Math.max(this.#frames.first, Math.min(this.#own, this.#lastEnd - this.#context))
      : this.#own;
  }

  /** Whether speech that begins at frame `number` closely follows other speech. */
  #follows(number: number): boolean {
    return this.#context > 0 && this.#lastEnd >= 0 && number - this.#lastEnd <= this.#contextGap;
  }

  /** Where the sound of an utterance begins whose first speech frame is `number`. */
  #onsetBefore(number: number): number {
    const earliest = Math.max(this.#frames.first, this.#lastEnd, number - this.#maxPreRoll);
    const onset = number - this.#gate.onsetFrames(this.#frames.slice(earliest, number));
    return Math.max(earliest, onset - this.#preRoll);
  }

  /** The scrap that an utterance begins with whose first speech frame is `number`. */
  #scrapBefore(number: number): Scrap | null {
    const scrap = this.#scrap;
    if (!scrap || number - scrap.speechEnd > this.#contextGap) return null;
    return number - scrap.own <= this.#maxScrap ? scrap : null;
  }

  #close(cut: Segment['cut']): Segment {
    const segment = this.#segment(this.#speechEnd, cut);
    this.#speaking = false;
    if (isSpeech(segment.evidence)) {
      this.#lastEnd = this.#speechEnd;
    } else {
      this.#scrap = { own: this.#own, speechStart: this.#speechStart, speechEnd: this.#speechEnd };
    }
    this.#forgetOld();
    return segment;
  }

  /** Speech goes on: what was said before the best cut becomes a segment, the rest begins the next one. */
  #forceCut(): Segment {
    const search = Math.round(this.#options.cutSearchMs / FRAME_MS);
    // Both parts keep at least one speech frame.
    const from = Math.max(this.#speechStart + 1, this.#frames.next - search);
    const at = from + quietestCut(this.#frames.slice(from, this.#frames.next - 1));
    const segment = this.#segment(at, 'forced');
    if (isSpeech(segment.evidence)) this.#lastEnd = at;
    this.#speechStart = at;
    this.#evidenceStart = at;
    this.#continues = true;
    this.#own = at;
    this.#start = Math.max(this.#frames.first, this.#context > 0 ? at - this.#context : at);
    this.#frames.forgetBefore(this.#start);
    return segment;
  }

  /** In silence: keeps the pre-roll and, as long as they may be needed, the scrap and the left context. */
  #forgetOld(): void {
    const { next } = this.#frames;
    const scrap = this.#scrapBefore(next);
    const needed = [next - this.#maxPreRoll];
    if (scrap) needed.push(scrap.own);
    if (this.#follows(scrap?.speechStart ?? next)) needed.push(this.#lastEnd - this.#context);
    this.#frames.forgetBefore(Math.min(...needed));
  }

  /** Where the left context of an utterance that ends at `endFrame` begins; its own beginning when it gets none. */
  #contextStart(endFrame: number): number {
    const earliest = endFrame - this.#maxWithContext;
    // Where speech was cut, the words around the cut must be heard twice.
    if (this.#continues) return Math.max(this.#start, Math.min(earliest, this.#own - OVERLAP_FRAMES));
    const start = Math.max(this.#start, earliest);
    return this.#own - start >= MIN_CONTEXT_FRAMES ? start : this.#own;
  }

  /** The current utterance up to the end of its speech, and as much of its tail as has come. */
  #segment(speechEndFrame: number, cut: Segment['cut']): Segment {
    const endFrame = Math.min(this.#frames.next, speechEndFrame + this.#tail);
    const startFrame = this.#contextStart(endFrame);
    const speechStartFrame = this.#speechStart;
    return {
      samples: this.#frames.samples(startFrame, endFrame),
      startFrame,
      endFrame,
      ownFrame: this.#own,
      speechStartFrame,
      speechEndFrame,
      cut,
      evidence: this.#gate.evidence(
        this.#frames.slice(Math.min(this.#evidenceStart, speechEndFrame), speechEndFrame),
      ),
    };
  }
}
