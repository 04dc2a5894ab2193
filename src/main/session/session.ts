import type { CaptureMessage, FrameMessage } from '../../shared/capture';
import { missingCase, type MessageCode } from '../../shared/errors';
import type { SessionHappening } from '../../shared/session/events';
import type { Trace } from './trace';
import type { Lane } from '../../shared/source';
import type { SttEngine, UtteranceSpool } from '../speech/contract';
import type { Feed } from './feed';
import { LaneSession, type CaptioningOptions, type LaneWatch } from './lane-session';
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
}

/** What the capture window says of a lane. */
export type LaneMessage = Exclude<CaptureMessage, { type: 'devices' | 'frames' }> | FrameMessage;

/** A running session: gives each lane its sound, and puts what comes of it into the feed. Starting is immediate. */
export class Session {
  readonly id: string;
  readonly #clock: SessionClock;
  readonly #options: SessionOptions;
  readonly #lanes: ReadonlyMap<string, LaneSession>;
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
    this.#lanes = new Map(options.lanes.map((lane) => [lane.id, this.#openLane(lane)]));
  }

  get lanes(): LaneSession[] {
    return [...this.#lanes.values()];
  }

  /** Whether its end has begun: what capture says is heard no more. */
  get ending(): boolean {
    return this.#ending !== null;
  }

  laneOf(laneId: string): Lane | undefined {
    return this.#lanes.get(laneId)?.lane;
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
        lane.listening();
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
    const captioned = Promise.all(this.lanes.map((lane) => lane.end(durationMs)));
    await unlessAborted(captioned, this.#captionsOver.signal);
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

  /** To the last sound, or to now where a source is away: that it might have been heard belongs to the session. */
  #durationMs(): number {
    for (const lane of this.lanes) lane.settle();
    const away = this.lanes.some((lane) => lane.state === 'lost');
    const nowMs = away ? this.#clock.sessionMsAt(this.#options.steadyNow()) : 0;
    return Math.max(nowMs, ...this.lanes.map((lane) => lane.heardMs));
  }

  #checkSources(): void {
    if (!this.lanes.every((lane) => lane.state === 'ended' || lane.state === 'failed')) return;
    const ended = this.lanes.some((lane) => lane.state === 'ended');
    this.#options.onSourcesOver(ended ? 'source-ended' : 'failed');
  }

  #openLane(lane: Lane): LaneSession {
    const { engine, captioning, newId, feed, trace, spool, spell, onError, watch } = this.#options;
    return new LaneSession({
      lane,
      engine,
      captioning,
      newId,
      trace,
      clock: this.#clock,
      speakingLanes: () => this.lanes.filter(({ speaking }) => speaking).length,
      ...(spool && { spool }),
      ...(spell && { spell }),
      ...(onError && { onError }),
      ...(watch && { watch }),
      append: (happening, onCommitted) => feed.append(happening, onCommitted),
    });
  }
}

/** Resolves with `work`, or as soon as the signal aborts. */
async function unlessAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([work, aborted]);
}
