import type { CaptureMessage, FrameMessage, Hearing } from '../../shared/capture';
import { JamakError, missingCase, type MessageCode } from '../../shared/errors';
import type { SessionHappening } from '../../shared/session/events';
import type { TakenBack } from '../../shared/session/session-view';
import type { Trace } from './trace';
import { MAX_LANES, type Lane } from '../../shared/source';
import type { SttEngine, UtteranceSpool } from '../speech/contract';
import type { Feed } from './feed';
import { EchoGate } from './echo/echo-gate';
import { LaneSession, type CaptioningOptions, type LaneWatch } from './lane-session';
import type { Wanted } from './lane-utterances';
import { SessionClock } from './session-clock';

/** How long the last captions may hold up the app's end, ms: what has none by then stays in the spool. */
const CAPTIONS_MS = 3_000;
/** How long all that comes before the session's own end may hold it up, ms. */
const BEFORE_END_MS = 4_000;

export type EndReason = Extract<SessionHappening, { type: 'session-ended' }>['reason'];

export interface SessionOptions {
  readonly id: string;
  /** One or more, with ids of their own. */
  readonly lanes: readonly Lane[];
  readonly engine: SttEngine;
  readonly feed: Feed;
  readonly captioning: CaptioningOptions;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Ms of the steady clock, by which frames say when they were heard. */
  readonly steadyNow: () => number;
  readonly newId: () => string;
  readonly trace: Trace;
  /** Keeps this session's sound until it has its caption. */
  readonly spool?: UtteranceSpool;
  /** Every source has ended or failed. The session itself goes on until `end` is called. */
  readonly onSourcesOver: (reason: EndReason) => void;
  /** Spells names and terms of a final as the glossary does. */
  readonly spell?: (text: string) => string;
  /** Called when all captions are in the feed. What is added to the feed before it resolves still belongs to the session. */
  readonly beforeEnd?: () => Promise<void>;
  /** Something was thrown that nobody expected; the session goes on. It may hold what was said. */
  readonly onError?: (error: unknown) => void;
  readonly watch?: LaneWatch;
  /** A lane heard what another one has captions of, which is left out. */
  readonly onEcho?: (laneId: string) => void;
  /** Hears all that is captioned of each lane; `endMs`, session ms, is where it ends. */
  readonly onSound?: (laneId: string, samples: Float32Array, endMs: number) => void;
  /** What a lane heard from `fromMs`, session ms, until now is dropped, as it was muted before that had a caption. */
  readonly onDropped?: (laneId: string, fromMs: number) => void;
  /** Whether a lane is to be heard has changed, which the capture window must know. */
  readonly onHearing?: (laneId: string, hearing: Hearing, turn: number) => void;
}

/** What the capture window says of a lane. */
export type LaneMessage = Exclude<CaptureMessage, { type: 'devices' | 'frames' }> | FrameMessage;

/** A running session: gives each lane its sound, and puts what comes of it into the feed. Starting is immediate. */
export class Session {
  readonly id: string;
  readonly #clock: SessionClock;
  readonly #options: SessionOptions;
  readonly #lanes = new Map<string, LaneSession>();
  /** Lanes that were removed, until they have their last caption. */
  readonly #leaving = new Map<LaneSession, Promise<void>>();
  /** Session ms up to which lanes that were removed were heard, or might have been. */
  #leftMs = 0;
  /** Every id that a lane of it had. */
  readonly #laneIds = new Set<string>();
  readonly #echoes: EchoGate;
  /** Since when it is paused, ms of the steady clock; null while it is heard. */
  #pausedAt: number | null = null;
  #restedMs = 0;
  #ending: Promise<void> | null = null;
  /** Abort when the end waits no longer for captions, and for what else comes before it. */
  readonly #captionsOver = new AbortController();
  readonly #beforeEndOver = new AbortController();

  constructor(options: SessionOptions) {
    this.id = options.id;
    this.#options = options;
    this.#clock = new SessionClock((at) => options.trace({ type: 'zero', at }));
    options.feed.append({
      type: 'session-started',
      sessionId: options.id,
      startedAt: options.now(),
      lanes: [...options.lanes],
    });
    this.#echoes = new EchoGate(
      (happening, onCommitted) => options.feed.append(happening, onCommitted),
      (laneId) => options.onEcho?.(laneId),
    );
    for (const lane of options.lanes) this.#openLane(lane);
  }

  get lanes(): LaneSession[] {
    return [...this.#lanes.values()];
  }

  /** Whether its end has begun: what capture says is heard no more. */
  get ending(): boolean {
    return this.#ending !== null;
  }

  get paused(): boolean {
    return this.#pausedAt !== null;
  }

  /** How long session time stood still, ms: that of files rests in a pause, that of devices goes on. */
  get restedMs(): number {
    const pausedMs = this.#pausedAt === null ? 0 : this.#options.steadyNow() - this.#pausedAt;
    return this.#restedMs + (this.#isLive ? 0 : pausedMs);
  }

  laneOf(laneId: string): Lane | undefined {
    return this.#lanes.get(laneId)?.lane;
  }

  /** Nothing is heard from now on; what was said before still gets its captions. Does nothing while it is paused. */
  pause(): void {
    if (this.#pausedAt !== null || this.#ending) return;
    const atMs = this.nowMs;
    this.#pausedAt = this.#options.steadyNow();
    for (const lane of this.lanes) lane.setResting(true, atMs);
    this.#options.feed.append({ type: 'session-paused', atMs });
  }

  /** Does nothing while it is not paused. */
  resume(): void {
    if (this.#pausedAt === null || this.#ending) return;
    const pausedMs = this.#options.steadyNow() - this.#pausedAt;
    if (!this.#isLive) {
      this.#clock.rested(pausedMs);
      this.#restedMs += pausedMs;
    }
    this.#pausedAt = null;
    const atMs = this.nowMs;
    this.#options.feed.append({ type: 'session-resumed', atMs });
    for (const lane of this.lanes) lane.setResting(false, atMs);
  }

  /** @throws JamakError 'session-lanes' when there are four already, or one had the same id */
  addLane(lane: Lane): LaneSession {
    if (this.#lanes.size >= MAX_LANES || this.#laneIds.has(lane.id)) throw new JamakError('session-lanes');
    this.#options.feed.append({ type: 'lane-added', lane });
    const added = this.#openLane(lane);
    if (this.paused) added.setResting(true, this.nowMs);
    return added;
  }

  /**
   * What the lane said so far still gets its captions. Does nothing for a lane that is not there.
   *
   * @throws JamakError 'session-lanes' when it is the last one
   */
  removeLane(laneId: string): void {
    const lane = this.#lanes.get(laneId);
    if (!lane) return;
    if (this.#lanes.size === 1) throw new JamakError('session-lanes');
    const nowMs = this.nowMs;
    const away = isAway(lane);
    this.#lanes.delete(laneId);
    this.#leaving.set(
      lane,
      lane.remove(nowMs).finally(() => this.#leaving.delete(lane)),
    );
    this.#leftMs = Math.max(this.#leftMs, away ? nowMs : lane.heardMs);
    this.#checkSources();
  }

  /** See `LaneSession.setMuted`. Does nothing for a lane that is not there. */
  setMuted(laneId: string, muted: boolean): void {
    if (muted) this.#echoes.drop(laneId);
    this.#lanes.get(laneId)?.setMuted(muted, this.nowMs);
  }

  /**
   * What `wanted` wants of what has no caption in the feed yet gets none; its sound is erased. Returns it, for the feed
   * to tell: final captions are the feed's.
   */
  takeBack(wanted: Wanted): TakenBack[] {
    const at = this.#options.steadyNow();
    const open = [...this.lanes, ...this.#leaving.keys()].flatMap((lane) => lane.takeBack(wanted, at));
    return [...open, ...this.#echoes.takeBack(wanted)];
  }

  /** Whether somebody speaks in a lane right now. */
  isSpeaking(laneId: string): boolean {
    return this.#lanes.get(laneId)?.speaking ?? false;
  }

  /** When the sound of a lane at this session time was heard, ms of the steady clock. */
  heardAt(laneId: string, sessionMs: number): number {
    return this.#clock.heardAt(laneId, sessionMs);
  }

  /** Never throws: what comes after a message that cannot be taken is heard all the same. */
  take(message: LaneMessage): void {
    const lane = this.#lanes.get(message.laneId);
    if (!lane || this.#ending) return;
    try {
      this.#take(message, lane);
    } catch (error) {
      this.#options.onError?.(error);
    }
  }

  #take(message: LaneMessage, lane: LaneSession): void {
    switch (message.type) {
      case 'frame':
        lane.frame(message, message.capturedAt);
        break;
      case 'lane-listening':
        lane.listening(message.turn);
        break;
      case 'lane-lost':
        lane.lost(message.code);
        break;
      case 'lane-ended':
        lane.ended();
        this.#checkSources();
        break;
      case 'lane-failed':
        lane.failed(message.code);
        this.#checkSources();
        break;
      default:
        missingCase(message);
    }
  }

  /** All lanes that are heard break off at once, as when the capture window dies. */
  lost(code: MessageCode): void {
    for (const lane of this.lanes) if (lane.state === 'listening') lane.lost(code);
  }

  /** Marks this moment. Returns the mark's id. */
  mark(): string {
    const markId = this.#options.newId();
    const atMs = this.#clock.sessionMsAt(this.#options.steadyNow());
    this.#options.feed.append({ type: 'moment-marked', markId, atMs, note: '' });
    return markId;
  }

  /** No more sound comes. Resolves when all of it is captioned and the end is in the feed. A second call waits for the first. */
  end(reason: EndReason): Promise<void> {
    this.#ending ??= this.#end(reason);
    return this.#ending;
  }

  /**
   * The app quits: as `end`, but neither captions nor what `beforeEnd` does may hold it up for more than four
   * seconds. What has no caption by then is not told any more and stays in the spool. After `end` it hurries that.
   */
  async close(): Promise<void> {
    const timers = [
      setTimeout(() => this.#captionsOver.abort(), CAPTIONS_MS),
      setTimeout(() => this.#beforeEndOver.abort(), BEFORE_END_MS),
    ];
    await this.end('stopped');
    for (const timer of timers) clearTimeout(timer);
  }

  async #end(reason: EndReason): Promise<void> {
    const durationMs = this.#durationMs();
    const captioned = Promise.all([
      ...this.lanes.map((lane) => lane.end(durationMs)),
      ...this.#leaving.values(),
    ]);
    await unlessAborted(captioned, this.#captionsOver.signal);
    this.#echoes.flush();
    const { feed, now, beforeEnd } = this.#options;
    if (beforeEnd) {
      const done = feed
        .settled()
        .then(beforeEnd)
        .catch((error: unknown) => this.#options.onError?.(error));
      await unlessAborted(done, this.#beforeEndOver.signal);
    }
    feed.append({ type: 'session-ended', endedAt: now(), durationMs, reason });
    await feed.settled();
  }

  /**
   * To the last sound, or to now where a source is away or not to be heard: that it might have been belongs to the
   * session.
   */
  #durationMs(): number {
    for (const lane of this.lanes) lane.settle();
    return this.lanes.some(isAway) || this.paused ? this.nowMs : this.#heardMs;
  }

  /** Whether a device is heard: then session time goes on in a pause. Files alone rest with it. */
  get #isLive(): boolean {
    return this.lanes.some((lane) => lane.isDevice);
  }

  /** Session ms up to which anything was heard, also by lanes that are there no more. */
  get #heardMs(): number {
    return Math.max(this.#leftMs, ...this.lanes.map((lane) => lane.heardMs));
  }

  /** Session ms of this moment. */
  get nowMs(): number {
    const rests = this.paused && !this.#isLive;
    const atMs = rests ? 0 : this.#clock.sessionMsAt(this.#options.steadyNow());
    return Math.max(atMs, this.#heardMs);
  }

  #checkSources(): void {
    if (!this.lanes.every((lane) => lane.state === 'ended' || lane.state === 'failed')) return;
    const ended = this.lanes.some((lane) => lane.state === 'ended');
    this.#options.onSourcesOver(ended ? 'source-ended' : 'failed');
  }

  #openLane(lane: Lane): LaneSession {
    const { engine, captioning, newId, trace, spool, spell, onError, watch } = this.#options;
    const opened = new LaneSession({
      lane,
      engine,
      captioning,
      newId,
      trace,
      clock: this.#clock,
      fromMs: this.nowMs,
      onHearing: (hearing, turn) => this.#options.onHearing?.(lane.id, hearing, turn),
      speakingLanes: () => this.lanes.filter(({ speaking }) => speaking).length,
      ...(spool && { spool }),
      ...(spell && { spell }),
      ...(onError && { onError }),
      ...(watch && { watch }),
      append: (happening, onCommitted) => this.#echoes.take(happening, onCommitted),
      onSound: (samples, endMs) => {
        if (this.#lanes.size > 1 || this.#echoes.waits) this.#echoes.hear(lane.id, samples, endMs);
        this.#options.onSound?.(lane.id, samples, endMs);
      },
      onDropped: (fromMs) => this.#options.onDropped?.(lane.id, fromMs),
    });
    this.#laneIds.add(lane.id);
    this.#lanes.set(lane.id, opened);
    return opened;
  }
}

/** Whether its source is away or not to be heard: something might have been. */
function isAway(lane: LaneSession): boolean {
  return lane.state === 'lost' || lane.hearing === 'muted';
}

/** Resolves with `work`, or as soon as the signal aborts. */
async function unlessAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([work, aborted]);
}
