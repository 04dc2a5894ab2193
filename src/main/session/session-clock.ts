import { FRAME_MS } from '../../shared/sound';

/**
 * Turns the frames of all lanes into session time. Session time 0 is the first sample of the first lane
 * that listens; from then on a lane's time is its count of samples, and only where a lane begins or comes
 * back does the wall clock place it among the others.
 */
export class SessionClock {
  #zeroAt: number | null = null;

  /** Session ms of a lane's first frame, which left the audio graph at `capturedAt` (epoch ms). */
  originOf(capturedAt: number): number {
    const startedAt = capturedAt - FRAME_MS;
    this.#zeroAt ??= startedAt;
    return Math.max(0, startedAt - this.#zeroAt);
  }

  /** A frame that came sooner than the count says shows that the first ones were late: time 0 moves back. */
  observe(sessionMsAtEnd: number, capturedAt: number): void {
    if (this.#zeroAt !== null) this.#zeroAt = Math.min(this.#zeroAt, capturedAt - sessionMsAtEnd);
  }

  /** When (epoch ms) the sound of this session time was heard. */
  heardAt(sessionMs: number): number {
    return (this.#zeroAt ?? 0) + sessionMs;
  }
}
