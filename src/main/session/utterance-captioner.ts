import { FRAME_MS, FRAME_SAMPLES, samplesToMs } from '../../shared/sound';
import { JamakError } from '../../shared/errors';
import { isLoop } from '../text/loops';
import type { Trace } from './trace';
import { HEARD_PASS, type SpeechChunk, type SttResult, type SttSession } from '../speech/contract';
import { CaptionAssembler, type AssemblerOptions, type Shown } from './caption-assembler';
import { InterimWindow, type WindowOptions } from './interim-window';
import { PassPlanner, type InterimPace, type PlannerOptions } from './pass-planner';
import { afterSeam } from './seam';
import type { Segment } from './segmenter';
import { isSpeech } from './speech-gate';
import { joinWords, splitWords, type Word } from './words';

export type Tier = NonNullable<SpeechChunk['tier']>;

/** How the lag governor wants this moment's passes. */
export interface PassPolicy {
  readonly pace: InterimPace;
  readonly finalTier: Tier;
}

export interface CaptionerOptions {
  readonly id: string;
  readonly laneId: string;
  readonly stt: Pick<SttSession, 'idle' | 'thrifty' | 'waiting' | 'submit'>;
  readonly planner: Partial<PlannerOptions>;
  readonly assembler: Partial<AssemblerOptions>;
  readonly window: Partial<WindowOptions>;
  /** Words of the lane's caption before this one: what left context may repeat. */
  readonly before: () => readonly Word[];
  /** Whether finals begin with the end of the utterance before that follow it closely. */
  readonly leftContext: () => boolean;
  /** Whether it begins where speech had to be cut. */
  readonly continues: boolean;
  readonly trace: Trace;
  readonly onShown: (shown: Shown) => void;
  /** The utterance's caption, '' when it held no words. Called once, or `onFailed` is. */
  readonly onFinal: (text: string) => void;
  readonly onFailed: (error: JamakError, kept: boolean) => void;
}

type PassOutcome = 'used' | 'empty' | 'loop' | 'failed' | 'aborted';

/** A segment without its sound, which is long and not needed once it was submitted. */
type Span = Omit<Segment, 'samples'>;

interface Pass {
  readonly kind: SpeechChunk['kind'];
  readonly span: Span;
  /** Where it was submitted with left context: it may have to be submitted again without. */
  readonly withContext: Segment | null;
  /** Samples of the utterance's own sound that it left out. */
  readonly from: number;
  readonly abort: AbortController;
}

/** The utterance's sound without its left context. */
export function ownSamples(segment: Segment): Float32Array {
  return segment.samples.subarray((segment.ownFrame - segment.startFrame) * FRAME_SAMPLES);
}

/**
 * The same for whoever does not hear the utterances beside it: where speech was cut, without the tail, which
 * the next one begins with.
 */
export function soleSamples(segment: Segment): Float32Array {
  const own = ownSamples(segment);
  const frames = segment.speechEndFrame - segment.ownFrame;
  return segment.cut === 'forced' ? own.subarray(0, frames * FRAME_SAMPLES) : own;
}

function withoutSound(segment: Segment): Span {
  const { samples: _, ...span } = segment;
  return span;
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
  readonly #passes = new Map<number, Pass>();
  #nextPass = 0;
  /** The final that was begun in the current pause, and its text once it has come. */
  #speculation: { readonly pass: number; readonly span: Span; text: string | null } | null = null;
  /** The whole utterance, once it has ended. */
  #ended: Span | null = null;
  #spokenMs = 0;
  #done = false;
  #policy: PassPolicy = { pace: 'normal', finalTier: 'accurate' };

  constructor(options: CaptionerOptions) {
    this.#options = options;
    this.#planner = new PassPlanner(options.planner);
    this.#assembler = new CaptionAssembler(options.assembler);
    this.#window = new InterimWindow(options.window);
  }

  get id(): string {
    return this.#options.id;
  }

  /** Whether the whole utterance was handed over and its caption is awaited. */
  get ended(): boolean {
    return this.#ended !== null && !this.#done;
  }

  get showsText(): boolean {
    const { stable, tentative } = this.#assembler.shown;
    return stable !== '' || tentative !== '';
  }

  /** More of the utterance was heard; `current` gives its sound so far and is called only when a pass begins. */
  heard(spokenMs: number, pausedMs: number, current: () => Segment, policy: PassPolicy): void {
    this.#policy = policy;
    this.#spokenMs = spokenMs;
    const { idle, thrifty } = this.#options.stt;
    const kind = this.#planner.plan({ spokenMs, pausedMs, idle, pace: policy.pace });
    if (kind === null || (kind === 'speculative-final' && thrifty)) return;
    const segment = current();
    if (!isSpeech(segment.evidence)) return;
    if (kind === 'interim') {
      if (this.#submit('interim', segment, false, policy) !== null) this.#planner.started(kind, spokenMs);
      return;
    }
    const pass = this.#submit('final', segment, this.#hasContext(segment), policy);
    if (pass === null) return;
    this.#planner.started(kind, spokenMs);
    this.#speculation = { pass, span: withoutSound(segment), text: null };
  }

  /** Speech goes on after a pause. */
  resumed(): void {
    this.#planner.resumed();
    const speculation = this.#speculation;
    this.#speculation = null;
    // A decode that began cannot be stopped, so its result serves as an interim; one that waits is taken back.
    if (speculation && speculation.text === null && this.#passes.size > 1) this.#abort(speculation.pass);
  }

  /** The utterance has ended. */
  end(segment: Segment, policy: PassPolicy): void {
    this.#ended = withoutSound(segment);
    this.#policy = policy;
    for (const [pass, { kind }] of this.#passes) if (kind === 'interim') this.#abort(pass);
    if (!isSpeech(segment.evidence)) {
      this.#finish('');
      return;
    }
    const speculation = this.#speculation;
    if (speculation && sameSound(speculation.span, segment)) {
      if (speculation.text !== null) this.#finish(speculation.text);
      return;
    }
    if (speculation && speculation.text === null) this.#abort(speculation.pass);
    this.#submitFinal(segment, this.#hasContext(segment), policy);
  }

  /** Gives up what runs, as when another utterance takes this one's sound over or it became a gap. */
  cancel(): void {
    for (const pass of this.#passes.keys()) this.#abort(pass);
    this.#done = true;
  }

  take(result: SttResult): void {
    if (this.#done) return;
    const pass = this.#passes.get(result.pass);
    if (result.type === 'interim' && pass?.kind !== 'interim') {
      if (pass || result.pass === HEARD_PASS) this.#grow(result.text, pass);
      return;
    }
    if (!pass) return;
    this.#passes.delete(result.pass);
    this.#planner.finished(result.type === 'failed' ? null : result.decodeMs);
    this.#traceResult(result, pass.kind);
    if (pass.kind === 'interim') {
      if (result.type !== 'failed') this.#assemble(result.text, pass, false);
      return;
    }
    this.#takeFinal(result, pass);
  }

  #hasContext(segment: Segment): boolean {
    const { stt, leftContext, continues } = this.#options;
    // What waits for hours is kept without.
    return segment.ownFrame > segment.startFrame && !stt.waiting && (leftContext() || continues);
  }

  /** Takes what the engine has so far of sound that it hears as it comes, or of a final. */
  #grow(text: string, final: Pass | undefined): void {
    // Of a part of it, it cannot be told which words are new.
    if (final?.withContext) return;
    const { endFrame, ownFrame } = final?.span ?? { endFrame: 0, ownFrame: 0 };
    const soundMs = final ? (endFrame - ownFrame) * FRAME_MS : this.#spokenMs;
    const shown = this.#assembler.pass(text, { soundMs });
    if (shown) this.#options.onShown(shown);
  }

  #takeFinal(result: SttResult, pass: Pass): void {
    const speculation = this.#speculation?.pass === result.pass ? this.#speculation : null;
    const isLast = this.#ended !== null && sameSound(pass.span, this.#ended);
    if (result.type === 'failed') {
      if (speculation) this.#speculation = null;
      if (isLast) this.#fail(result.error, result.kept);
      return;
    }
    const text = pass.withContext ? this.#withoutContext(result.text) : this.#withoutEcho(result.text);
    if (text === null) {
      // The context is nowhere in the text, so what is new in it cannot be told: decode without it.
      const segment = pass.withContext as Segment;
      if (isLast) this.#submitFinal(segment, false, this.#policy);
      else if (speculation) this.#speculateAgain(segment);
      return;
    }
    if (isLast) {
      this.#finish(text);
      return;
    }
    if (speculation) speculation.text = text;
    if (this.#ended === null) this.#assemble(text, pass, speculation !== null);
  }

  #speculateAgain(segment: Segment): void {
    const pass = this.#submit('final', segment, false, this.#policy);
    this.#speculation = pass === null ? null : { pass, span: withoutSound(segment), text: null };
  }

  /** A text without the words of its left context; null when it cannot be told which are new. */
  #withoutContext(text: string): string | null {
    const words = afterSeam(this.#options.before(), splitWords(text));
    return words && words.length > 0 ? joinWords(words) : null;
  }

  /** A text without the word in whose middle speech was cut, if the caption before has it. */
  #withoutEcho(text: string): string {
    const [first, ...rest] = splitWords(text);
    const echoes = this.#options.continues && first && first.key === this.#options.before().at(-1)?.key;
    return echoes ? joinWords(rest) : text;
  }

  #assemble(text: string, { span, from }: Pass, complete: boolean): void {
    const endMs = (span.endFrame - span.ownFrame) * FRAME_MS;
    const soundMs = endMs - samplesToMs(from);
    const shown = this.#assembler.pass(text, { soundMs, complete, partial: from > 0 });
    const { heardWords, stableWords } = this.#assembler;
    if (heardWords === null) this.#window.lost();
    else this.#window.passed(endMs, heardWords, stableWords);
    if (shown) this.#options.onShown(shown);
  }

  #submitFinal(segment: Segment, withContext: boolean, policy: PassPolicy): void {
    try {
      this.#send('final', segment, withContext, policy);
    } catch (error) {
      this.#fail(JamakError.from(error));
    }
  }

  /** Submits a pass that nobody depends on: null when the engine does not take it. */
  #submit(kind: Pass['kind'], segment: Segment, withContext: boolean, policy: PassPolicy): number | null {
    try {
      return this.#send(kind, segment, withContext, policy);
    } catch {
      return null;
    }
  }

  #send(kind: Pass['kind'], segment: Segment, withContext: boolean, policy: PassPolicy): number {
    const { id: utteranceId, laneId, stt } = this.#options;
    const pass = this.#nextPass++;
    const abort = new AbortController();
    const own = stt.waiting ? soleSamples(segment) : ownSamples(segment);
    const from = kind === 'interim' ? this.#window.begin(own) : 0;
    const samples = withContext ? segment.samples : own.subarray(from);
    const kept = withContext ? segment : null;
    this.#passes.set(pass, { kind, span: withoutSound(segment), withContext: kept, from, abort });
    try {
      const more = kind === 'final' ? { tier: policy.finalTier, context: withContext } : {};
      stt.submit({ utteranceId, laneId, kind, pass, samples, ...more }, { signal: abort.signal });
    } catch (error) {
      this.#passes.delete(pass);
      throw error;
    }
    this.#options.trace({
      type: 'pass-started',
      captionId: utteranceId,
      pass,
      kind,
      soundMs: samplesToMs(samples.length),
    });
    return pass;
  }

  #abort(pass: number): void {
    const aborted = this.#passes.get(pass);
    if (!aborted) return;
    aborted.abort.abort();
    this.#passes.delete(pass);
    this.#tracePass(pass, aborted.kind, 'aborted');
    this.#planner.finished(null);
  }

  #traceResult(result: SttResult, kind: Pass['kind']): void {
    if (result.type === 'failed') {
      this.#tracePass(result.pass, kind, 'failed');
      return;
    }
    const { pass, text, decodeMs } = result;
    const outcome = splitWords(text).length === 0 ? 'empty' : isLoop(text) ? 'loop' : 'used';
    this.#tracePass(pass, kind, outcome, decodeMs, text);
  }

  #tracePass(pass: number, kind: Pass['kind'], outcome: PassOutcome, decodeMs = 0, text = ''): void {
    this.#options.trace({ type: 'pass-ended', captionId: this.id, pass, kind, decodeMs, text, outcome });
  }

  #finish(text: string): void {
    if (this.#done) return;
    this.#done = true;
    const ended = this.#ended;
    const heard = ended !== null && isSpeech(ended.evidence);
    this.#options.onFinal(heard ? this.#assembler.final(text) : '');
  }

  #fail(error: JamakError, kept = false): void {
    if (this.#done) return;
    this.#done = true;
    this.#options.onFailed(error, kept);
  }
}
