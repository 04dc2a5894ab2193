import type { MessageCode } from '../../../shared/errors';
import type { LateHappening } from '../../../shared/session/events';
import { FRAME_MS, FRAME_SAMPLES, type Frame } from '../../../shared/sound';
import type { Lane } from '../../../shared/source';
import type { SttEngine } from '../../speech/contract';
import { LagGovernor } from '../lag-governor';
import { LaneUtterances } from '../lane-utterances';
import type { Segment } from '../segmenting/segment';
import { Segmenter, type SegmenterOptions } from '../segmenting/segmenter';
import { finalsOnly } from './finals-only';

export interface FileLaneOptions {
  readonly lane: Lane;
  readonly engine: SttEngine;
  readonly segmenter: Partial<SegmenterOptions>;
  /** Where its first frame begins, ms of the file. */
  readonly fromMs: number;
  readonly newId: () => string;
  /** Spells names and terms as the glossary does. */
  readonly spell: (text: string) => string;
  /** Something was thrown that nobody expected. It may hold what was said. */
  readonly onError: (error: unknown) => void;
}

/** Utterances that may be on their way: enough to keep every worker busy, few enough to be decoded in a moment. */
const MOST_OPEN = 6;

/**
 * Frames of a file become captions as those of a live lane do, with the same segmenter and captioner, only as fast as
 * the engine takes them. Times are the file's.
 */
export class FileLane {
  readonly #options: FileLaneOptions;
  readonly #segmenter: Segmenter;
  readonly #utterances: LaneUtterances;
  #frames = 0;
  /** Captions and gaps in the order in which they came. */
  #told: LateHappening[] = [];
  #wake: () => void = () => {};
  #over: Promise<void> | null = null;

  constructor(options: FileLaneOptions) {
    this.#options = options;
    const { lane, engine, newId, spell, onError } = options;
    this.#segmenter = new Segmenter(options.segmenter);
    this.#utterances = new LaneUtterances({
      lane,
      engine: finalsOnly(engine),
      // Nothing is late, so nothing is given up.
      governor: new LagGovernor(),
      captioning: {},
      newId,
      spell,
      onError,
      speakingLanes: () => 1,
      append: (happening) => {
        if (happening.type === 'caption-final' || happening.type === 'gap') this.#told.push(happening);
      },
      // The result is taken in this very turn.
      onAnswered: () => queueMicrotask(() => this.#wake()),
    });
  }

  /** Up to where it was heard, ms of the file. */
  get heardMs(): number {
    return this.#options.fromMs + this.#frames * FRAME_MS;
  }

  /** All that was said before this has its caption or gap, ms of the file. */
  get doneMs(): number {
    const { spokenFrames, pausedFrames } = this.#segmenter;
    const spokenFromMs = this.heardMs - (spokenFrames + pausedFrames) * FRAME_MS;
    return Math.min(spokenFromMs, this.#utterances.openFromMs ?? Infinity);
  }

  /** Sound of whole frames, and of each how probable it is that somebody speaks. */
  push(samples: Float32Array, probabilities: readonly number[]): void {
    for (const [at, probability] of probabilities.entries()) {
      this.#hear({
        samples: samples.slice(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES),
        probability,
      });
    }
  }

  /** Resolves when the engine can take more. @throws the signal's reason once it aborts */
  async room(signal: AbortSignal): Promise<void> {
    const wake = (): void => this.#wake();
    signal.addEventListener('abort', wake);
    while (this.#utterances.open > MOST_OPEN && !signal.aborted) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    signal.removeEventListener('abort', wake);
    signal.throwIfAborted();
  }

  /**
   * Captions and gaps that are new, in the order of the sound: none of which something before is still to come. So what
   * was taken is all there was up to its end.
   */
  take(): LateHappening[] {
    const untilMs = this.#utterances.openFromMs ?? Infinity;
    const ready = this.#told.filter(({ startMs }) => startMs < untilMs);
    this.#told = this.#told.filter(({ startMs }) => startMs >= untilMs);
    return ready.toSorted((left, right) => left.startMs - right.startMs);
  }

  /** No more sound comes. Resolves when all of it has its caption or gap. */
  end(): Promise<void> {
    const segment = this.#segmenter.flush();
    if (segment) this.#ended(segment);
    this.#over ??= this.#utterances.end();
    return this.#over;
  }

  /** Lets go of what has no caption yet: nobody wants it. */
  close(): void {
    this.#utterances.drop();
    this.#over ??= this.#utterances.end();
  }

  #hear(frame: Frame): void {
    this.#frames++;
    for (const event of this.#segmenter.push(frame)) if (event.type === 'segment') this.#ended(event.segment);
    this.#utterances.drain();
  }

  #ended(segment: Segment): void {
    const { speechStartFrame, speechEndFrame } = segment;
    this.#utterances.utteranceEnded(segment, this.#msAt(speechStartFrame), this.#msAt(speechEndFrame));
    this.#utterances.drain();
  }

  #msAt(frame: number): number {
    return this.#options.fromMs + frame * FRAME_MS;
  }
}

/** What a gap of a file says that may well be captioned later: nothing is wrong with the sound. */
const PASSING: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'speech-host-failed',
  'speech-queue-full',
  'server-unreachable',
  'server-key-refused',
  'server-forbidden',
  'server-rate-limited',
  'server-quota',
  'server-model-missing',
  'server-wrong-address',
  'server-redirects',
  'server-timeout',
  'server-bad-answer',
  'server-failed',
  'server-loading',
  'server-ceiling',
  'model-missing',
  'model-damaged',
]);

/** Why the file has to be captioned later: the engine can't right now. Null where nothing speaks against going on. */
export function whyLater(happenings: readonly LateHappening[]): MessageCode | null {
  for (const each of happenings) if (each.type === 'gap' && PASSING.has(each.code)) return each.code;
  return null;
}
