import { JamakError } from '../../../shared/errors';
import { FRAME_MS, samplesToMs } from '../../../shared/sound';
import type { Trace } from '../trace';
import { HEARD_PASS, type SttResult, type SttSession } from '../../speech/contract';
import { ownSamples, type Segment } from '../segmenting/segment';
import { isSpeech } from '../segmenting/speech-gate';
import { joinWords, splitWords, type HeardWord } from '../../text/words';
import { CaptionAssembler, type AssemblerOptions, type Shown } from './caption-assembler';
import { InterimWindow, type InterimWindowOptions } from './interim-window';
import { PassPlanner, type PassPolicy, type PlannerOptions } from './pass-planner';
import { Passes, withoutSound, type Pass, type PassRequest, type Span } from './passes';
import { afterSeam } from './seam';
import { commonPrefix, wholeWords } from './words';

export interface CaptionerOptions {
  readonly id: string;
  readonly laneId: string;
  readonly stt: Pick<SttSession, 'idle' | 'thrifty' | 'waiting' | 'submit'>;
  readonly planner: Partial<PlannerOptions>;
  readonly assembler: Partial<AssemblerOptions>;
  readonly window: Partial<InterimWindowOptions>;
  /** Words of the lane's caption before this one, which left context may repeat. */
  readonly before: () => readonly HeardWord[];
  /** Whether finals begin with the end of the utterance before, where they follow it closely. */
  readonly leftContext: () => boolean;
  /** Whether what was said before was taken back, so that nobody may hear it again. */
  readonly forgotten?: () => boolean;
  /** Whether it begins where speech had to be cut. */
  readonly continues: boolean;
  readonly trace: Trace;
  readonly onShown: (shown: Shown) => void;
  /** The utterance's caption, '' when it held no words. Called once, or `onFailed` is. */
  readonly onFinal: (text: string) => void;
  /** `kept`: its sound stays in the spool. */
  readonly onFailed: (error: JamakError, kept: boolean) => void;
}

/** How far an utterance has come that is being spoken. */
export interface SpokenSoFar {
  /** From its first speech to its last so far, ms. */
  readonly spokenMs: number;
  /** Silence since then, ms. */
  readonly pausedMs: number;
  /** Its sound so far. Called only where a pass begins, because it copies. */
  readonly segment: () => Segment;
}

/** The rest of a word in whose middle speech was cut lasts no longer, ms. */
const LONGEST_REST_MS = 1500;

interface Speculation {
  readonly pass: Pass;
  /** Null until it has come. */
  text: string | null;
  /** Whether the engine would try more if this were the whole utterance. */
  unsure: boolean;
}

function sameSound(left: Span, right: Span): boolean {
  return left.startFrame === right.startFrame && left.endFrame === right.endFrame;
}

/**
 * Captions one utterance from its first interim to its final: plans passes, submits them and assembles
 * their results. A final that was begun in a pause is used when the utterance ends there; when speech goes
 * on, its result serves as an interim.
 */
export class UtteranceCaptioner {
  readonly #options: CaptionerOptions;
  readonly #planner: PassPlanner;
  readonly #assembler: CaptionAssembler;
  readonly #window: InterimWindow;
  readonly #passes: Passes;
  /** The final that was begun in the current pause. */
  #speculation: Speculation | null = null;
  /** The whole utterance; null while it is spoken. */
  #ended: Span | null = null;
  /** The same with its sound, while the speculative final that may have to be made again is under way. */
  #whole: Segment | null = null;
  #spokenMs = 0;
  /** Whether its caption or failure was told, or nobody wants it any more. */
  #closed = false;
  #policy: PassPolicy = { pace: 'normal', finalTier: 'accurate', speakingLanes: 1 };

  constructor(options: CaptionerOptions) {
    const { id: utteranceId, laneId, stt, trace } = options;
    this.#options = options;
    this.#planner = new PassPlanner(options.planner);
    this.#assembler = new CaptionAssembler(options.assembler);
    this.#window = new InterimWindow(options.window);
    const onEnded = (tookMs: number | null): void => this.#planner.ended(tookMs);
    this.#passes = new Passes({ utteranceId, laneId, stt, trace, onEnded });
  }

  get id(): string {
    return this.#options.id;
  }

  /** Whether the utterance has ended and its caption is awaited. */
  get awaitsFinal(): boolean {
    return this.#ended !== null && !this.#closed;
  }

  /** Whether its caption or failure was told. */
  get told(): boolean {
    return this.#closed;
  }

  /** Whether the engine has sound of it and has not answered. */
  get asked(): boolean {
    return !this.#closed && this.#passes.size > 0;
  }

  get showsText(): boolean {
    const { stable, tentative } = this.#assembler.shown;
    return stable !== '' || tentative !== '';
  }

  /** More of the utterance was spoken, or it pauses. */
  spoken({ spokenMs, pausedMs, segment: current }: SpokenSoFar, policy: PassPolicy): void {
    this.#policy = policy;
    this.#spokenMs = spokenMs;
    const { idle, thrifty } = this.#options.stt;
    const { pace, speakingLanes } = policy;
    const kind = this.#planner.plan({ spokenMs, pausedMs, idle, pace, speakingLanes });
    if (kind === null || (kind === 'speculative-final' && thrifty)) return;
    const segment = current();
    if (!isSpeech(segment.evidence)) return;
    const pass = this.#try(
      kind === 'interim'
        ? { kind, segment, from: this.#window.begin(ownSamples(segment)) }
        : this.#finalOf(segment, { withContext: this.#hasContext(segment), speculative: true }),
    );
    if (!pass) return;
    this.#planner.started(kind, spokenMs);
    if (kind === 'speculative-final') this.#speculation = { pass, text: null, unsure: false };
  }

  /** Speech goes on after a pause. */
  resumed(): void {
    this.#planner.resumed();
    const speculation = this.#speculation;
    this.#speculation = null;
    // A decode that began cannot be stopped, so its result serves as an interim; one that waits is taken back.
    if (speculation && speculation.text === null && this.#passes.size > 1)
      this.#passes.abort(speculation.pass);
  }

  /** No more of it comes: `segment` is the whole utterance. Its caption or failure is told when it is known. */
  end(segment: Segment, policy: PassPolicy): void {
    this.#ended = withoutSound(segment);
    this.#policy = policy;
    this.#passes.abortAll('interim');
    if (!isSpeech(segment.evidence)) {
      this.#succeed('');
      return;
    }
    const speculation = this.#speculation;
    if (speculation && sameSound(speculation.pass.span, segment)) {
      if (speculation.text === null) this.#whole = segment;
      else if (speculation.unsure) this.#submitLast(segment, speculation.pass.withContext !== null);
      else this.#succeed(speculation.text);
      return;
    }
    if (speculation && speculation.text === null) this.#passes.abort(speculation.pass);
    this.#submitLast(segment, this.#hasContext(segment));
  }

  /** Gives up what is under way and tells nothing more, as when another utterance takes its sound over. */
  close(): void {
    this.#passes.abortAll();
    this.#closed = true;
  }

  take(result: SttResult): void {
    if (this.#closed) return;
    const pass = this.#passes.of(result);
    if (result.type === 'interim' && pass?.kind !== 'interim') {
      if (pass || result.pass === HEARD_PASS) this.#grow(result.text, pass);
      return;
    }
    if (!pass) return;
    try {
      this.#passes.conclude(pass, result);
      if (pass.kind === 'final') this.#takeFinal(result, pass);
      else if (result.type !== 'failed') this.#assemble(result.text, pass, false);
    } catch (thrown) {
      this.#couldNotTake(result, pass, thrown);
      throw thrown;
    }
  }

  /** A final that cannot be taken counts as failed: its utterance must not wait for it. */
  #couldNotTake({ utteranceId }: SttResult, pass: Pass, thrown: unknown): void {
    if (pass.kind === 'interim') return;
    const error = JamakError.from(thrown);
    this.#takeFinal({ type: 'failed', utteranceId, pass: pass.number, error }, pass);
  }

  #hasContext(segment: Segment): boolean {
    const { stt, leftContext, continues, forgotten } = this.#options;
    // What waits for a server is recognised alone, as it lies in the spool.
    if (segment.ownFrame === segment.startFrame || stt.waiting || forgotten?.()) return false;
    return leftContext() || continues;
  }

  /** Takes what the engine has so far of sound that it hears as it comes, or of a final. */
  #grow(text: string, final: Pass | undefined): void {
    // As long as the text may not hold all of the left context, it cannot be told which words are new.
    if (final?.withContext) return;
    const { endFrame, ownFrame } = final?.span ?? { endFrame: 0, ownFrame: 0 };
    const soundMs = final ? (endFrame - ownFrame) * FRAME_MS : this.#spokenMs;
    const shown = this.#assembler.pass(text, { soundMs });
    if (shown) this.#options.onShown(shown);
  }

  #takeFinal(result: SttResult, pass: Pass): void {
    const speculation = this.#speculation?.pass === pass ? this.#speculation : null;
    const isLast = this.#ended !== null && sameSound(pass.span, this.#ended);
    if (result.type === 'failed') {
      if (speculation) this.#speculation = null;
      if (isLast) this.#fail(result.error, result.kept);
      return;
    }
    const { unsure = false } = result;
    if (isLast && unsure && this.#whole) {
      this.#submitLast(this.#whole, pass.withContext !== null);
      return;
    }
    const text = pass.withContext
      ? this.#withoutContext(result.text)
      : this.#withoutEcho(result.text, pass.span);
    if (text === null) {
      // The context is nowhere in the text, so what is new in it cannot be told: recognise it without.
      const segment = pass.withContext as Segment;
      if (isLast) this.#submitLast(segment, false);
      else if (speculation) this.#speculateAgain(segment);
      return;
    }
    if (isLast) {
      this.#succeed(text);
      return;
    }
    if (speculation) {
      speculation.text = text;
      speculation.unsure = unsure;
    }
    if (this.#ended === null) this.#assemble(text, pass, speculation !== null);
  }

  #speculateAgain(segment: Segment): void {
    const pass = this.#try(this.#finalOf(segment, { withContext: false, speculative: true }));
    this.#speculation = pass && { pass, text: null, unsure: false };
  }

  /** A text without the words of its left context; null when it cannot be told which are new. */
  #withoutContext(text: string): string | null {
    const words = afterSeam(this.#options.before(), splitWords(text));
    return words && words.length > 0 ? joinWords(words) : null;
  }

  /** A text without the word in whose middle speech was cut, if the caption before has it. */
  #withoutEcho(text: string, { speechStartFrame, speechEndFrame }: Span): string {
    const before = this.#options.before();
    const cut = before.slice(wholeWords(before, before.length - 1));
    const words = splitWords(text);
    const echoes =
      cut.length > 0 &&
      commonPrefix(cut, words) === cut.length &&
      wholeWords(words, cut.length) === cut.length;
    if (!this.#options.continues || !echoes) return text;
    // What lasts longer was said again, as when somebody laughs on and on.
    const again =
      words.length === cut.length && (speechEndFrame - speechStartFrame) * FRAME_MS > LONGEST_REST_MS;
    return again ? text : joinWords(words.slice(cut.length));
  }

  #assemble(text: string, { span, from }: Pass, complete: boolean): void {
    const endMs = (span.endFrame - span.ownFrame) * FRAME_MS;
    const soundMs = endMs - samplesToMs(from);
    const shown = this.#assembler.pass(text, { soundMs, complete, partial: from > 0 });
    const { heardWords, stableWords } = this.#assembler;
    if (heardWords === null) this.#window.reset();
    else this.#window.passed(endMs, heardWords, stableWords);
    if (shown) this.#options.onShown(shown);
  }

  #finalOf(segment: Segment, how: { withContext: boolean; speculative: boolean }): PassRequest {
    return { kind: 'final', segment, tier: this.#policy.finalTier, ...how };
  }

  /** Submits the final of the whole utterance. */
  #submitLast(segment: Segment, withContext: boolean): void {
    this.#whole = null;
    try {
      this.#passes.submit(this.#finalOf(segment, { withContext, speculative: false }));
    } catch (error) {
      this.#fail(JamakError.from(error));
    }
  }

  /** Submits a pass that can be done without: null when the engine does not take it. */
  #try(request: PassRequest): Pass | null {
    try {
      return this.#passes.submit(request);
    } catch {
      // The engine is full. The next pass, or the final, holds the same sound.
      return null;
    }
  }

  #succeed(text: string): void {
    if (this.#closed) return;
    const heard = this.#ended !== null && isSpeech(this.#ended.evidence);
    const caption = heard ? this.#assembler.final(text) : '';
    this.#closed = true;
    this.#options.onFinal(caption);
  }

  #fail(error: JamakError, kept = false): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#options.onFailed(error, kept);
  }
}
