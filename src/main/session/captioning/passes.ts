import { isLoop } from '../../text/loops';
import { splitWords } from '../../text/words';
import { samplesToMs } from '../../../shared/sound';
import type { Trace } from '../trace';
import type { SpeechChunk, SttResult, SttSession } from '../../speech/contract';
import { ownSamples, soleSamples, type Segment } from '../segmenting/segment';
import type { PassPolicy } from './pass-planner';

/** A segment without its sound, which is long and not needed once it was submitted. */
export type Span = Omit<Segment, 'samples'>;

/** One recognition of an utterance, as far as it was spoken or whole. */
export interface Pass {
  /** Grows by one with each pass of the utterance. */
  readonly number: number;
  readonly kind: SpeechChunk['kind'];
  readonly span: Span;
  /** Samples at the beginning of the utterance's own sound that were left out. */
  readonly from: number;
  /** The whole segment, when it was submitted with left context: it may have to be submitted again without. */
  readonly withContext: Segment | null;
}

export type PassRequest =
  | { readonly kind: 'interim'; readonly segment: Segment; readonly from: number }
  | {
      readonly kind: 'final';
      readonly segment: Segment;
      readonly withContext: boolean;
      readonly tier: PassPolicy['finalTier'];
      /** Whether speech may go on, so that it turns out useless. */
      readonly speculative?: boolean;
    };

export interface PassesOptions {
  readonly utteranceId: string;
  readonly laneId: string;
  readonly stt: Pick<SttSession, 'waiting' | 'submit'>;
  readonly trace: Trace;
  /** A pass has its result or was aborted. `tookMs`: how long it was decoded; null when that is not known. */
  readonly onEnded: (tookMs: number | null) => void;
}

export function withoutSound(segment: Segment): Span {
  const { samples: _, ...span } = segment;
  return span;
}

/** The passes of one utterance that are under way. */
export class Passes {
  readonly #options: PassesOptions;
  readonly #underWay = new Map<number, { readonly pass: Pass; readonly abort: AbortController }>();
  #next = 0;

  constructor(options: PassesOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#underWay.size;
  }

  /** The pass that a result is of; undefined when that was aborted. */
  of(result: SttResult): Pass | undefined {
    return this.#underWay.get(result.pass)?.pass;
  }

  /** @throws JamakError of the engine that does not take it */
  submit(request: PassRequest): Pass {
    const { utteranceId, laneId, stt, trace } = this.#options;
    const { kind, segment } = request;
    const withContext = kind === 'final' && request.withContext;
    const pass: Pass = {
      number: this.#next++,
      kind,
      span: withoutSound(segment),
      from: kind === 'interim' ? request.from : 0,
      withContext: withContext ? segment : null,
    };
    const own = stt.waiting ? soleSamples(segment) : ownSamples(segment);
    const samples = withContext ? segment.samples : own.subarray(pass.from);
    const { evidence } = segment;
    const ofFinal =
      kind === 'final'
        ? { tier: request.tier, context: withContext, ...(request.speculative && { speculative: true }) }
        : {};
    const abort = new AbortController();
    this.#underWay.set(pass.number, { pass, abort });
    try {
      const { signal } = abort;
      stt.submit({ utteranceId, laneId, kind, pass: pass.number, evidence, samples, ...ofFinal }, { signal });
    } catch (error) {
      this.#underWay.delete(pass.number);
      throw error;
    }
    const soundMs = samplesToMs(samples.length);
    trace({ type: 'pass-started', captionId: utteranceId, pass: pass.number, kind, soundMs });
    return pass;
  }

  /** The pass has its result. */
  conclude(pass: Pass, result: SttResult): void {
    this.#underWay.delete(pass.number);
    this.#options.onEnded(result.type === 'failed' ? null : result.decodeMs);
    if (result.type === 'failed') this.#trace(pass, 'failed');
    else this.#trace(pass, outcomeOf(result.text), result);
  }

  /** Takes a pass back; no result of it comes. Does nothing for one that has its result. */
  abort({ number }: Pass): void {
    const aborted = this.#underWay.get(number);
    if (!aborted) return;
    aborted.abort.abort();
    this.#underWay.delete(number);
    this.#trace(aborted.pass, 'aborted');
    this.#options.onEnded(null);
  }

  /** Takes back all passes, or those of one kind. */
  abortAll(kind?: Pass['kind']): void {
    for (const { pass } of this.#underWay.values()) {
      if (kind === undefined || pass.kind === kind) this.abort(pass);
    }
  }

  #trace({ number, kind }: Pass, outcome: Outcome, { decodeMs, text } = { decodeMs: 0, text: '' }): void {
    const { trace, utteranceId } = this.#options;
    trace({ type: 'pass-ended', captionId: utteranceId, pass: number, kind, decodeMs, text, outcome });
  }
}

type Outcome = 'used' | 'empty' | 'loop' | 'failed' | 'aborted';

function outcomeOf(text: string): Outcome {
  if (splitWords(text).length === 0) return 'empty';
  return isLoop(text) ? 'loop' : 'used';
}
