import type { MessageCode } from '../../shared/errors';
import type { SessionHappening } from '../../shared/session/events';
import type { TakenBack } from '../../shared/session/session-view';
import type { Lane } from '../../shared/source';
import type { Trace } from './trace';
import type { SttEngine, SttSession, UtteranceSpool } from '../speech/contract';
import { splitWords, type HeardWord } from '../text/words';
import type { Joined } from './backlog';
import type { AssemblerOptions, Shown } from './captioning/caption-assembler';
import type { InterimWindowOptions } from './captioning/interim-window';
import type { PassPolicy, PlannerOptions } from './captioning/pass-planner';
import { UtteranceCaptioner, type SpokenSoFar } from './captioning/utterance-captioner';
import { HandOver } from './hand-over';
import type { LagGovernor } from './lag-governor';
import { LaneSpool, type SpooledPlace } from './lane-spool';
import { ownSamples, type Segment } from './segmenting/segment';
import { isSpeech } from './segmenting/speech-gate';

/** How the captions of utterances are made; what is left out is the default. */
export interface UtteranceOptions {
  readonly planner?: Partial<PlannerOptions>;
  readonly assembler?: Partial<AssemblerOptions>;
  readonly window?: Partial<InterimWindowOptions>;
}

export interface LaneUtterancesOptions {
  readonly lane: Lane;
  readonly engine: SttEngine;
  readonly governor: LagGovernor;
  readonly captioning: UtteranceOptions;
  readonly newId: () => string;
  readonly trace?: Trace | undefined;
  /** Lanes of the session in which somebody speaks, this one among them: interims take turns. */
  readonly speakingLanes: () => number;
  /** Keeps sound until it has its caption. */
  readonly spool?: UtteranceSpool | undefined;
  /** Spells names and terms of a final as the glossary does. */
  readonly spell?: ((text: string) => string) | undefined;
  /** `onCommitted` is called once the happening is on disk. */
  readonly append: (happening: SessionHappening, onCommitted?: () => void) => void;
  /** Something was thrown that nobody expected. What it was about became a gap, or was done without. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** The engine gave a result, whatever it is. */
  readonly onAnswered?: (() => void) | undefined;
}

/** Whether something that was said there is to be taken back. */
export type Wanted = (place: TakenBack) => boolean;

/** One utterance on its way to its caption. */
interface Utterance {
  readonly captioner: UtteranceCaptioner;
  /** Session ms. */
  readonly startMs: number;
  /** Session ms; it moves while the utterance is spoken or joined with those that follow. */
  endMs: number;
  /** Samples that an engine was given which hears sound as it comes. */
  heardSamples: number;
}

/** Every utterance of one lane, from its first speech to its caption or gap. */
export class LaneUtterances {
  readonly #options: LaneUtterancesOptions;
  readonly #stt: SttSession;
  readonly #spool: LaneSpool;
  readonly #handOver: HandOver<Utterance>;
  /** Those without their caption or gap, oldest first, the one being spoken among them. */
  readonly #open = new Map<string, Utterance>();
  /** The one being spoken. */
  #current: Utterance | null = null;
  /** Whether what is left context for the next one was taken back. */
  #forgotten = false;
  /** Whether the last one had to be cut. */
  #cut = false;
  /** Words of the last utterance that has ended; none when they are not known. */
  #said: readonly HeardWord[] = [];
  readonly #resultsTaken: Promise<void>;
  /** Whether results will never come again, although the lane goes on. */
  #broken = false;
  #onNoneOpen: (() => void) | null = null;

  constructor(options: LaneUtterancesOptions) {
    this.#options = options;
    const { lane, engine, governor, spool, speakingLanes } = options;
    this.#spool = new LaneSpool({
      lane,
      spool,
      spoken: () => this.#stt,
      onError: (error) => this.#report(error),
    });
    this.#stt = engine.startSession({ laneId: lane.id, language: lane.language });
    this.#handOver = new HandOver({
      governor,
      speakingLanes,
      maxUtteranceMs: () => engine.capabilities.maxUtteranceMs,
      waiting: () => this.#stt.waiting ?? false,
      busy: () => [...this.#open.values()].some(({ captioner }) => captioner.awaitsFinal),
      onHanded: (joined, policy) => this.#hand(joined, policy),
      onGivenUp: (utterance) => this.#giveUp(utterance, 'speech-queue-full'),
    });
    this.#resultsTaken = this.#takeResults();
  }

  /** How long ago, at session time `nowMs`, the oldest speech ended that has no caption yet, ms; 0 for none. */
  lagMs(nowMs: number): number {
    const oldest = [...this.#open.values()].find((utterance) => utterance !== this.#current);
    return oldest ? nowMs - oldest.endMs : 0;
  }

  /** How many have no caption or gap yet, the one being spoken among them. */
  get open(): number {
    return this.#open.size;
  }

  /** Where the oldest of these begins, session ms; null when there is none. */
  get openFromMs(): number | null {
    const [oldest] = this.#open.values();
    return oldest?.startMs ?? null;
  }

  /** Whether the engine has sound that it has not answered, although it could. */
  get asked(): boolean {
    return !this.#stt.waiting && [...this.#open.values()].some(({ captioner }) => captioner.asked);
  }

  /** Somebody speaks, since session time `startMs`. The first call begins an utterance. */
  spoken(startMs: number, soFar: SpokenSoFar): void {
    this.#current ??= this.#begin(startMs);
    this.#current.endMs = startMs + soFar.spokenMs;
    this.#current.captioner.spoken(soFar, this.#handOver.policy);
  }

  /** Lets an engine that hears sound as it comes hear what is new. `segment`: the utterance so far. */
  hear(segment: () => Segment): void {
    const utterance = this.#current;
    if (!this.#stt.hear || !utterance) return;
    const soFar = segment();
    const samples = ownSamples(soFar).slice(utterance.heardSamples);
    if (samples.length === 0 || !isSpeech(soFar.evidence)) return;
    utterance.heardSamples += samples.length;
    this.#stt.hear({ utteranceId: utterance.captioner.id, laneId: this.#options.lane.id, samples });
  }

  /** Keeps what is new of the utterance being spoken. `segment`: all of it so far. */
  keep(segment: () => Segment): void {
    const utterance = this.#current;
    if (utterance && this.#spool.keeps) this.#spool.grow(placeOf(utterance), segment());
  }

  /** Speech goes on after a pause. */
  resumed(): void {
    this.#current?.captioner.resumed();
  }

  /** The utterance being spoken has ended: `segment` is all of it, and its speech is in that span, session ms. */
  utteranceEnded(segment: Segment, startMs: number, endMs: number): void {
    const utterance = this.#current ?? this.#begin(startMs);
    this.#current = null;
    this.#cut = segment.cut === 'forced';
    utterance.endMs = endMs;
    this.#spool.put(placeOf(utterance), segment);
    this.#handOver.add(utterance, segment);
  }

  /** The sound breaks off; the utterance being spoken, if any, has ended. */
  breakOff(): void {
    this.#handOver.breakOff();
    this.drain();
  }

  /** Hands over what may be handed over now. To be called after each frame. */
  drain(): void {
    this.#handOver.drain();
  }

  /**
   * Nothing that has no caption yet is to get one: what is shown of it is withdrawn, results that still come count for
   * nothing, and its sound is erased. Returns when the first of it began, session ms; null where there is none.
   */
  drop(): number | null {
    const [oldest] = this.#open.values();
    this.#handOver.clear();
    this.#current = null;
    this.#cut = false;
    this.#said = [];
    for (const utterance of this.#open.values()) {
      utterance.captioner.close();
      this.#withdraw(utterance);
    }
    this.#spool.eraseAll();
    return oldest?.startMs ?? null;
  }

  /** Whether `wanted` wants the one being spoken. */
  speaks(wanted: Wanted): boolean {
    return this.#current !== null && wanted(this.#takenBackOf(this.#current));
  }

  /**
   * Of utterances without a caption: those that `wanted` wants get none, and their sound is erased. Returns them. What
   * was said before is no left context any more, also of captions that the lane has told.
   */
  takeBack(wanted: Wanted): TakenBack[] {
    this.#said = [];
    this.#cut = false;
    this.#forgotten = true;
    this.#stt.forget?.();
    const taken = new Set(
      [...this.#open.values()].filter((utterance) => wanted(this.#takenBackOf(utterance))),
    );
    this.#handOver.remove(taken);
    if (this.#current && taken.has(this.#current)) this.#current = null;
    const places = [...taken].map((utterance) => this.#takenBackOf(utterance));
    for (const utterance of taken) {
      utterance.captioner.close();
      this.#spool.erase(utterance.captioner.id);
      this.#close(utterance);
    }
    return places;
  }

  #takenBackOf(utterance: Utterance): TakenBack {
    return { ...placeOf(utterance), laneId: this.#options.lane.id };
  }

  /** No more utterances come. Resolves when each has its caption or gap. */
  async end(): Promise<void> {
    this.#handOver.drainAll();
    this.#stt.stopWaiting?.();
    // A final may come back only to be recognised once more without its left context, so the engine ends last.
    if (this.#open.size > 0) await new Promise<void>((resolve) => (this.#onNoneOpen = resolve));
    try {
      await this.#stt.end();
      await this.#resultsTaken;
    } catch (error) {
      // All utterances have their outcome, so nothing is missing.
      this.#report(error);
    }
  }

  #begin(startMs: number): Utterance {
    const { lane, engine, captioning, newId, trace = () => {} } = this.#options;
    const id = newId();
    const captioner = new UtteranceCaptioner({
      id,
      laneId: lane.id,
      stt: this.#stt,
      planner: captioning.planner ?? {},
      assembler: captioning.assembler ?? {},
      window: captioning.window ?? {},
      before: () => this.#said,
      leftContext: () => engine.capabilities.leftContext ?? true,
      continues: this.#cut,
      forgotten: () => this.#forgotten,
      trace,
      onShown: (shown) => this.#show(utterance, shown),
      onFinal: (text) => this.#caption(utterance, text),
      onFailed: (error, kept) => {
        if (error.code === 'unexpected') this.#report(error);
        // What stays in the spool is captioned later, so it is no gap.
        if (kept && this.#spool.keeps) this.#withdraw(utterance);
        else this.#fail(utterance, error.code === 'unexpected' ? 'speech-failed' : error.code);
        // As left context its words would be taken for those of the next one.
        this.#said = [];
      },
    });
    const utterance: Utterance = { captioner, startMs, endMs: startMs, heardSamples: 0 };
    this.#open.set(id, utterance);
    return utterance;
  }

  /** One result that cannot be taken fails its utterance, never the lane. */
  async #takeResults(): Promise<void> {
    try {
      for await (const result of this.#stt.results) {
        this.#options.onAnswered?.();
        const utterance = this.#open.get(result.utteranceId);
        if (utterance) this.#attempt(utterance, () => utterance.captioner.take(result));
        this.drain();
      }
    } catch (error) {
      this.#report(error);
      this.#broken = true;
      for (const utterance of this.#open.values()) this.#giveUp(utterance, 'speech-failed');
    }
  }

  /** Does something about an utterance. When that throws after its outcome was told, the outcome is a gap. */
  #attempt(utterance: Utterance, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#report(error);
      const { id, told } = utterance.captioner;
      if (told && this.#open.has(id)) this.#fail(utterance, 'speech-failed');
    }
  }

  #report(error: unknown): void {
    this.#options.onError?.(error);
  }

  #giveUp(utterance: Utterance, code: MessageCode): void {
    utterance.captioner.close();
    this.#fail(utterance, code);
  }

  #hand(joined: Joined<Utterance>, policy: PassPolicy): void {
    if (this.#broken) {
      for (const utterance of [joined.first, ...joined.others]) this.#giveUp(utterance, 'speech-failed');
      return;
    }
    try {
      this.#finish(joined, policy);
    } catch (error) {
      this.#report(error);
      if (this.#open.has(joined.first.captioner.id)) this.#giveUp(joined.first, 'speech-failed');
    }
  }

  /** Has the final made of an utterance that has ended, together with those that it is joined with. */
  #finish({ first, others, segment }: Joined<Utterance>, policy: PassPolicy): void {
    for (const other of others) {
      other.captioner.close();
      this.#withdraw(other);
      first.endMs = other.endMs;
    }
    if (others.length > 0) this.#spool.put(placeOf(first), segment);
    for (const other of others) this.#spool.done(other.captioner.id);
    first.captioner.end(segment, policy);
  }

  #show({ captioner, startMs, endMs }: Utterance, shown: Shown): void {
    const captionId = captioner.id;
    const laneId = this.#options.lane.id;
    this.#options.append({ type: 'caption-interim', captionId, laneId, startMs, endMs, ...shown });
  }

  /** `heard`: what the recogniser made of it. */
  #caption(utterance: Utterance, heard: string): void {
    const { captioner, startMs, endMs } = utterance;
    const captionId = captioner.id;
    const text = this.#spelled(heard);
    if (text === '') {
      this.#withdraw(utterance);
      this.#spool.done(captionId);
      return;
    }
    // Left context is compared with what the recogniser heard, not with how it is spelled.
    this.#said = splitWords(heard);
    this.#forgotten = false;
    const laneId = this.#options.lane.id;
    this.#appendLast(utterance, { type: 'caption-final', captionId, laneId, startMs, endMs, text });
    this.#close(utterance);
  }

  #spelled(heard: string): string {
    try {
      return this.#options.spell?.(heard) ?? heard;
    } catch (error) {
      // Better spelled as it was heard than not at all.
      this.#report(error);
      return heard;
    }
  }

  #fail(utterance: Utterance, code: MessageCode): void {
    this.#withdraw(utterance);
    const { startMs, endMs } = utterance;
    this.#appendLast(utterance, { type: 'gap', laneId: this.#options.lane.id, startMs, endMs, code });
  }

  /** Tells an utterance's caption or gap. Once that is on disk, its sound is not needed any more. */
  #appendLast({ captioner }: Utterance, happening: SessionHappening): void {
    this.#options.append(happening, () => this.#spool.done(captioner.id));
  }

  /** Takes back what is shown of an utterance that gets no caption, or none of its own. */
  #withdraw(utterance: Utterance): void {
    const { captioner } = utterance;
    this.#close(utterance);
    if (!captioner.showsText) return;
    this.#options.append({
      type: 'caption-withdrawn',
      captionId: captioner.id,
      laneId: this.#options.lane.id,
    });
  }

  #close({ captioner }: Utterance): void {
    this.#open.delete(captioner.id);
    if (this.#open.size === 0) this.#onNoneOpen?.();
  }
}

function placeOf({ captioner, startMs, endMs }: Utterance): SpooledPlace {
  return { id: captioner.id, startMs, endMs };
}
