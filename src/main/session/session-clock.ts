import { FRAME_MS } from '../../shared/sound';

/** Sound cards count up to some 100 ppm wrong: within two such windows that is less than a frame. */
const WINDOW_MS = 120_000;

/**
 * When session time 0 was, by the frames of one lane. A frame may wait on its way but never comes too soon, so
 * the soonest ones of late are believed; in this way the estimate follows a sound card that drifts.
 */
class ZeroEstimate {
  #soonest = Infinity;
  #soonestBefore = Infinity;
  #windowEndsAt = 0;

  /** Ms of the steady clock; Infinity before the first frame. */
  get at(): number {
    return Math.min(this.#soonest, this.#soonestBefore);
  }

  shift(ms: number): void {
    this.#soonest += ms;
    this.#soonestBefore += ms;
    this.#windowEndsAt += ms;
  }

  observe(sessionMsAtEnd: number, capturedAt: number): void {
    if (capturedAt >= this.#windowEndsAt) {
      this.#windowEndsAt = capturedAt + WINDOW_MS;
      this.#soonestBefore = this.#soonest;
      this.#soonest = Infinity;
    }
    this.#soonest = Math.min(this.#soonest, capturedAt - sessionMsAtEnd);
  }
}

/**
 * The one clock of a session's lanes. Session time 0 is the first sample of the first lane that listens, and that
 * lane's time is its count of samples. Another lane is placed beside it by the steady clock, once, where it
 * begins or comes back; from there on its time is its own count.
 *
 * Nothing corrects it later, because times within a lane must not jump: two sound cards that differ by 100 ppm
 * are 0.36 s apart after an hour, and so are the captions of their lanes.
 */
export class SessionClock {
  readonly #onZero: (zeroAt: number) => void;
  readonly #estimates = new Map<string, ZeroEstimate>();
  /** The lane that listened first. */
  #firstLaneId: string | null = null;
  /** When session time 0 was by the first lane, ms of the steady clock. */
  #zeroAt = 0;

  /** `onZero` hears when session time 0 was by the first lane, again whenever that is known better. */
  constructor(onZero: (zeroAt: number) => void = () => {}) {
    this.#onZero = onZero;
  }

  /** Session ms at which a lane begins or comes back whose first frame was heard at `capturedAt`. */
  originOf(laneId: string, capturedAt: number): number {
    const startedAt = capturedAt - FRAME_MS;
    if (this.#firstLaneId === null) {
      this.#firstLaneId = laneId;
      this.#setZero(startedAt);
    }
    // What was known of another lane is of no use any more: it is placed anew.
    if (laneId !== this.#firstLaneId) this.#estimates.delete(laneId);
    return Math.max(0, startedAt - this.#zeroAt);
  }

  /** Session ms at a time of the steady clock; 0 before any lane was heard. */
  sessionMsAt(steadyMs: number): number {
    return this.#firstLaneId === null ? 0 : Math.max(0, steadyMs - this.#zeroAt);
  }

  /** A frame of a lane ends at `sessionMsAtEnd` and was heard at `capturedAt`. */
  observe(laneId: string, sessionMsAtEnd: number, capturedAt: number): void {
    const estimate = this.#estimates.get(laneId) ?? new ZeroEstimate();
    this.#estimates.set(laneId, estimate);
    estimate.observe(sessionMsAtEnd, capturedAt);
    if (laneId === this.#firstLaneId && estimate.at !== this.#zeroAt) this.#setZero(estimate.at);
  }

  /** Session time stood still for so long. */
  rested(ms: number): void {
    for (const estimate of this.#estimates.values()) estimate.shift(ms);
    if (this.#firstLaneId !== null) this.#setZero(this.#zeroAt + ms);
  }

  /** When the sound of a lane at this session time was heard. */
  heardAt(laneId: string, sessionMs: number): number {
    return (this.#estimates.get(laneId)?.at ?? this.#zeroAt) + sessionMs;
  }

  #setZero(zeroAt: number): void {
    this.#zeroAt = zeroAt;
    this.#onZero(zeroAt);
  }
}
