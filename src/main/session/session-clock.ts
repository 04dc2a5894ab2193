import { FRAME_MS } from '../../shared/sound';

/** Sound cards count up to some 100 ppm wrong: within two such windows that is less than a frame. */
const WINDOW_MS = 120_000;

/**
 * Turns the frames of all lanes into session time. Session time 0 is the first sample of the first lane
 * that listens; from then on a lane's time is its count of samples, and only where a lane begins or comes
 * back does the wall clock place it among the others. The wall time of session time 0 is that of the
 * frames that came soonest of late, so that it follows a sound card whose clock drifts.
 */
export class SessionClock {
  readonly #onZero: (zeroAt: number) => void;
  #zeroAt: number | null = null;
  /** The soonest that time 0 was seen in this window and in the one before, epoch ms. */
  #soonest = Infinity;
  #soonestBefore = Infinity;
  #windowEndsAt = 0;

  /** `onZero` hears when (epoch ms) session time 0 was, again whenever that is known better. */
  constructor(onZero: (zeroAt: number) => void = () => {}) {
    this.#onZero = onZero;
  }

  /** Session ms of a lane's first frame, which left the audio graph at `capturedAt` (epoch ms). */
  originOf(capturedAt: number): number {
    const startedAt = capturedAt - FRAME_MS;
    const zeroAt = this.#zeroAt ?? this.#set(startedAt);
    return Math.max(0, startedAt - zeroAt);
  }

  /** A frame may wait on its way but never comes too soon: the soonest of late tell when time 0 was. */
  observe(sessionMsAtEnd: number, capturedAt: number): void {
    if (capturedAt >= this.#windowEndsAt) {
      this.#windowEndsAt = capturedAt + WINDOW_MS;
      this.#soonestBefore = this.#soonest;
      this.#soonest = Infinity;
    }
    this.#soonest = Math.min(this.#soonest, capturedAt - sessionMsAtEnd);
    const zeroAt = Math.min(this.#soonest, this.#soonestBefore);
    if (this.#zeroAt !== null && zeroAt !== this.#zeroAt) this.#set(zeroAt);
  }

  /** When (epoch ms) the sound of this session time was heard. */
  heardAt(sessionMs: number): number {
    return (this.#zeroAt ?? 0) + sessionMs;
  }

  #set(zeroAt: number): number {
    this.#zeroAt = zeroAt;
    this.#onZero(zeroAt);
    return zeroAt;
  }
}
