import type { MessageCode } from '../../shared/errors';
import type { LaneState, SessionHappening } from '../../shared/events';
import { FRAME_MS, type Frame } from '../../shared/sound';
import type { Trace } from './trace';
import type { Lane } from '../../shared/source';
import type { SttEngine, SttResult, SttSession, UtteranceSpool } from '../speech/contract';
import { Backlog } from './backlog';
import type { AssemblerOptions, Shown } from './caption-assembler';
import type { WindowOptions } from './interim-window';
import { LagGovernor, type GovernorOptions, type LagLevel, type LagReport } from './lag-governor';
import type { PlannerOptions } from './pass-planner';
import { Segmenter, type Segment, type SegmenterEvent, type SegmenterOptions } from './segmenter';
import type { SessionClock } from './session-clock';
import { isSpeech } from './speech-gate';
import { ownSamples, soleSamples, UtteranceCaptioner, type PassPolicy } from './utterance-captioner';
import { splitWords, type Word } from './words';

/** How captions of a lane are made; what is left out is the default. */
export interface CaptioningOptions {
  readonly segmenter?: Partial<SegmenterOptions>;
  readonly planner?: Partial<PlannerOptions>;
  readonly assembler?: Partial<AssemblerOptions>;
  readonly window?: Partial<WindowOptions>;
  readonly governor?: Partial<GovernorOptions>;
}

export interface LaneSessionOptions {
  readonly lane: Lane;
  readonly engine: SttEngine;
  readonly clock: SessionClock;
  readonly captioning: CaptioningOptions;
  readonly newId: () => string;
  readonly trace?: Trace;
  /** Keeps sound until it has its caption. */
  readonly spool?: UtteranceSpool;
  /** Spells names and terms of a final as the glossary does. */
  readonly spell?: (text: string) => string;
  /** `onCommitted` is called once the happening is on disk. */
  readonly append: (happening: SessionHappening, onCommitted?: () => void) => void;
}

/** One utterance on its way to its caption. Its end moves while it is spoken. */
interface Utterance {
  readonly captioner: UtteranceCaptioner;
  readonly startMs: number;
  endMs: number;
  /** Samples of it that an engine was given which hears sound as it comes. */
  heard: number;
}

const VOICE_STATES = {
  'speech-started': 'started',
  'speech-paused': 'paused',
  'speech-resumed': 'resumed',
  segment: 'ended',
} as const;

/** Such an engine is given new sound eight times a second. */
const HEAR_EVERY_FRAMES = 4;
/** How often a lag that goes on is reported, ms. */
const LAG_REPORT_MS = 1000;
/** Sound one merged pass may hold, ms; the engine's own limit is respected as well. */
const MAX_MERGED_MS = 12_000;
/** Sound that may wait once gaps are allowed, ms; what is older becomes a gap. */
const MAX_WAITING_MS = 30_000;

/** One source being captioned: its frames become utterances, its utterances become captions or gaps. */
export class LaneSession {
  readonly lane: Lane;
  readonly #options: LaneSessionOptions;
  readonly #stt: SttSession;
  readonly #governor: LagGovernor;
  readonly #backlog = new Backlog<Utterance>();
  /** Every utterance without its caption or gap, oldest first, the one being spoken among them. */
  readonly #open = new Map<string, Utterance>();
  readonly #finished: Promise<void>;
  #segmenter: Segmenter;
  #current: Utterance | null = null;
  /** Whether the last utterance had to be cut. */
  #cut = false;
  /** Words of the last caption. */
  #said: readonly Word[] = [];
  /** Session ms of the segmenter's frame 0; null until sound came. */
  #originMs: number | null = null;
  #frames = 0;
  #state: LaneState = 'opening';
  #lostAtMs: number | null = null;
  #lagReportedAtMs = 0;
  #settledWaiters: (() => void)[] = [];

  constructor(options: LaneSessionOptions) {
    this.lane = options.lane;
    this.#options = options;
    this.#segmenter = new Segmenter(options.captioning.segmenter);
    this.#governor = new LagGovernor(options.captioning.governor);
    const { id: laneId, language } = options.lane;
    this.#stt = options.engine.startSession({ laneId, language });
    this.#finished = this.#consume();
  }

  get state(): LaneState {
    return this.#state;
  }

  /** Session ms up to which this lane was heard. */
  get heardMs(): number {
    return (this.#originMs ?? 0) + this.#frames * FRAME_MS;
  }

  /** Whether somebody speaks right now. */
  get speaking(): boolean {
    return this.#segmenter.speaking;
  }

  /** The source delivers from here on; its next frame has number 0. */
  listening(): void {
    this.#endCurrent();
    this.#originMs = null;
    this.#setState('listening');
    this.#options.trace?.({ type: 'lane-listening', laneId: this.lane.id });
  }

  frame(frame: Frame, capturedAt: number): void {
    if (this.#originMs === null) this.#begin(capturedAt);
    this.#frames++;
    this.#options.clock.observe(this.heardMs, capturedAt);
    for (const event of this.#segmenter.push(frame)) {
      this.#traceVoice(event.type);
      if (event.type === 'segment') this.#endUtterance(event.segment);
      else if (event.type === 'speech-resumed') this.#current?.captioner.resumed();
    }
    if (this.#segmenter.speaking) this.#hear();
    this.#watchLag();
    this.#drain();
  }

  /** The source broke off and may come back; what was being said is captioned now. */
  lost(code: MessageCode): void {
    this.#endCurrent();
    this.#lostAtMs ??= this.heardMs;
    this.#setState('lost', code);
  }

  /** The source has no more sound. */
  ended(): void {
    this.#endCurrent();
    this.#setState('ended');
  }

  failed(code: MessageCode): void {
    this.#endCurrent();
    this.#setState('failed', code);
  }

  /** Captions what was being said and resolves when every utterance has its caption or gap. */
  async finish(): Promise<void> {
    this.#endCurrent();
    while (this.#backlog.size > 0) this.#endNext();
    this.#stt.stopWaiting?.();
    // A final may come back only to be decoded once more without its left context.
    if (this.#open.size > 0) await this.#settled();
    await this.#stt.end();
    await this.#finished;
  }

  #begin(capturedAt: number): void {
    this.#originMs = this.#options.clock.originOf(capturedAt);
    this.#frames = 0;
    this.#segmenter = new Segmenter(this.#options.captioning.segmenter);
    if (this.#lostAtMs !== null) {
      const endMs = Math.max(this.#originMs, this.#lostAtMs);
      this.#gap(this.#lostAtMs, endMs, 'device-lost');
      this.#lostAtMs = null;
    }
  }

  /** Tells the utterance being spoken how far it got, so that it can plan a pass. */
  #hear(): void {
    this.#current ??= this.#openUtterance();
    const { captioner } = this.#current;
    const { spokenFrames, pausedFrames } = this.#segmenter;
    this.#current.endMs = this.heardMs - pausedFrames * FRAME_MS;
    captioner.heard(
      spokenFrames * FRAME_MS,
      pausedFrames * FRAME_MS,
      () => this.#segmenter.current() as Segment,
      this.#policy(),
    );
    if (this.#stt.hear && this.#frames % HEAR_EVERY_FRAMES === 0) this.#letHear(this.#current);
  }

  /** Gives the engine what came of the utterance since the last time. */
  #letHear(utterance: Utterance): void {
    const segment = this.#segmenter.current() as Segment;
    const samples = ownSamples(segment).slice(utterance.heard);
    if (samples.length === 0 || !isSpeech(segment.evidence)) return;
    utterance.heard += samples.length;
    this.#stt.hear?.({ utteranceId: utterance.captioner.id, laneId: this.lane.id, samples });
  }

  #openUtterance(): Utterance {
    const id = this.#options.newId();
    const { spokenFrames, pausedFrames } = this.#segmenter;
    const endMs = this.heardMs - pausedFrames * FRAME_MS;
    const captioner = new UtteranceCaptioner({
      id,
      laneId: this.lane.id,
      stt: this.#stt,
      planner: this.#options.captioning.planner ?? {},
      assembler: this.#options.captioning.assembler ?? {},
      window: this.#options.captioning.window ?? {},
      before: () => this.#said,
      leftContext: () => this.#options.engine.capabilities.leftContext ?? true,
      continues: this.#cut,
      trace: this.#options.trace ?? (() => {}),
      onShown: (shown) => this.#show(utterance, shown),
      onFinal: (text) => this.#caption(utterance, text),
      onFailed: (error, kept) => {
        // What stays in the spool is captioned later and is no gap.
        if (kept && this.#options.spool) this.#withdraw(utterance);
        else this.#fail(utterance, error.code);
      },
    });
    const startMs = endMs - spokenFrames * FRAME_MS;
    const utterance: Utterance = { captioner, startMs, endMs, heard: 0 };
    this.#open.set(id, utterance);
    return utterance;
  }

  #traceVoice(type: SegmenterEvent['type']): void {
    const { trace } = this.#options;
    if (trace)
      trace({ type: 'vad', laneId: this.lane.id, sessionMs: this.heardMs, state: VOICE_STATES[type] });
  }

  #endCurrent(): void {
    const segment = this.#segmenter.flush();
    if (segment) this.#endUtterance(segment);
    this.#drain();
  }

  #endUtterance(segment: Segment): void {
    const utterance = this.#current ?? this.#openUtterance();
    this.#current = null;
    this.#cut = segment.cut === 'forced';
    utterance.endMs = (this.#originMs ?? 0) + segment.speechEndFrame * FRAME_MS;
    this.#spool(utterance, segment);
    this.#backlog.push(utterance, segment);
  }

  #spool({ captioner, startMs, endMs }: Utterance, segment: Segment): void {
    if (!isSpeech(segment.evidence)) return;
    const { id: laneId, language } = this.lane;
    const samples = soleSamples(segment);
    this.#options.spool?.put({ utteranceId: captioner.id, laneId, startMs, endMs, language, samples });
  }

  /** Hands ended utterances to the engine; when far behind only one at a time, so that more can be merged. */
  #drain(): void {
    if (this.#overloaded('gaps')) {
      for (const { item } of this.#backlog.dropTo(MAX_WAITING_MS)) {
        item.captioner.cancel();
        this.#fail(item, 'speech-queue-full');
      }
    }
    while (this.#backlog.size > 0 && this.#mayEndNext()) this.#endNext();
  }

  #mayEndNext(): boolean {
    if (!this.#overloaded('merged')) return true;
    return ![...this.#open.values()].some(({ captioner }) => captioner.ended);
  }

  #endNext(): void {
    const limitMs = Math.min(MAX_MERGED_MS, this.#options.engine.capabilities.maxUtteranceMs);
    const group = this.#backlog.take(this.#overloaded('merged') ? limitMs : 0);
    if (!group) return;
    for (const other of group.others) {
      other.captioner.cancel();
      this.#withdraw(other);
      group.first.endMs = other.endMs;
    }
    if (group.others.length > 0) this.#spool(group.first, group.segment);
    for (const other of group.others) this.#options.spool?.done(other.captioner.id);
    group.first.captioner.end(group.segment, this.#policy());
  }

  /** A lag while a server is away is no overload: nothing is given up for it. */
  #overloaded(level: LagLevel): boolean {
    return this.#governor.atLeast(level) && !this.#stt.waiting;
  }

  #policy(): PassPolicy {
    const governor = this.#governor;
    return {
      pace: governor.atLeast('no-interims')
        ? 'none'
        : governor.atLeast('fewer-interims')
          ? 'fewer'
          : 'normal',
      finalTier: governor.atLeast('fast-finals') ? 'fast' : 'accurate',
    };
  }

  #watchLag(): void {
    const oldest = [...this.#open.values()].find((utterance) => utterance !== this.#current);
    const report = this.#governor.observe(this.heardMs, oldest ? this.heardMs - oldest.endMs : 0);
    if (report.change !== null || this.#lagIsDue(report)) this.#reportLag(report);
  }

  #lagIsDue(report: LagReport): boolean {
    return report.level !== 'normal' && this.heardMs - this.#lagReportedAtMs >= LAG_REPORT_MS;
  }

  #reportLag(report: LagReport): void {
    this.#lagReportedAtMs = this.heardMs;
    const lagMs = report.change === 'caught-up' ? 0 : report.lagMs;
    this.#options.append({ type: 'lag', laneId: this.lane.id, lagMs });
  }

  async #consume(): Promise<void> {
    for await (const result of this.#stt.results) this.#take(result);
  }

  #take(result: SttResult): void {
    this.#open.get(result.utteranceId)?.captioner.take(result);
    this.#drain();
  }

  #show(utterance: Utterance, shown: Shown): void {
    const { captioner, startMs, endMs } = utterance;
    this.#options.append({
      type: 'caption-interim',
      captionId: captioner.id,
      laneId: this.lane.id,
      startMs,
      endMs,
      ...shown,
    });
  }

  #caption(utterance: Utterance, heard: string): void {
    const text = this.#options.spell?.(heard) ?? heard;
    const { captioner, startMs, endMs } = utterance;
    if (text === '') {
      this.#withdraw(utterance);
      this.#options.spool?.done(captioner.id);
      return;
    }
    this.#close(utterance);
    // Left context is compared with what the recogniser heard, not with how it is spelled.
    this.#said = splitWords(heard);
    this.#appendLast(utterance, {
      type: 'caption-final',
      captionId: captioner.id,
      laneId: this.lane.id,
      startMs,
      endMs,
      text,
    });
  }

  /** What an utterance has come to: once it is on disk, its sound is not needed any more. */
  #appendLast({ captioner }: Utterance, happening: SessionHappening): void {
    this.#options.append(happening, () => this.#options.spool?.done(captioner.id));
  }

  #withdraw(utterance: Utterance): void {
    const { captioner } = utterance;
    this.#close(utterance);
    if (!captioner.showsText) return;
    this.#options.append({ type: 'caption-withdrawn', captionId: captioner.id, laneId: this.lane.id });
  }

  #fail(utterance: Utterance, code: MessageCode): void {
    this.#withdraw(utterance);
    const { startMs, endMs } = utterance;
    this.#appendLast(utterance, { type: 'gap', laneId: this.lane.id, startMs, endMs, code });
  }

  #gap(startMs: number, endMs: number, code: MessageCode): void {
    this.#options.append({ type: 'gap', laneId: this.lane.id, startMs, endMs, code });
  }

  #setState(state: LaneState, code?: MessageCode): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.append({ type: 'lane-state', laneId: this.lane.id, state, ...(code ? { code } : {}) });
  }

  #close(utterance: Utterance): void {
    this.#open.delete(utterance.captioner.id);
    if (this.#open.size > 0) return;
    for (const resolve of this.#settledWaiters.splice(0)) resolve();
  }

  #settled(): Promise<void> {
    return new Promise((resolve) => this.#settledWaiters.push(resolve));
  }
}
