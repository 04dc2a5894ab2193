import { FRAME_MS } from '../../shared/sound';

/**
 * Turns the frames of all lanes into session time. Session time 0 is the first sample of the first lane
 * that listens; from then on a lane's time is its count of samples, and only where a lane begins or comes
 * back does the wall clock place it among the others.
 */
export class SessionClock {
  readonly #onZero: (zeroAt: number) => void;
  #zeroAt: number | null = null;

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

  /** A frame that came sooner than the count says shows that the first ones were late: time 0 moves back. */
  observe(sessionMsAtEnd: number, capturedAt: number): void {
    const zeroAt = capturedAt - sessionMsAtEnd;
    if (this.#zeroAt !== null && zeroAt < this.#zeroAt) this.#set(zeroAt);
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
