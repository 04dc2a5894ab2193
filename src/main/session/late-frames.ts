import type { Frame } from '../../shared/sound';

/** Sound that is this late may be on its way or lost, ms. */
const SUSPICIOUS_MS = 2_000;
/** Lost sound is not caught up with for this long, ms. */
const DECIDED_MS = 500;
/** Catching up for less than this is chance, ms. */
const CHANCE_MS = 100;

/** A frame, and when its last sample was heard, ms of the steady clock. */
export interface HeardFrame {
  readonly frame: Frame;
  readonly capturedAt: number;
}

/** Frames to go on with, and how much sound is missing before the first of them, ms. */
export interface Released {
  readonly missingMs: number;
  readonly frames: readonly HeardFrame[];
}

const NOTHING: Released = { missingMs: 0, frames: [] };

/**
 * Tells frames that come late from frames before which sound is missing, as while the machine slept. Late ones come
 * faster than they were said, until they are late no more. Until that is decided they are held.
 */
export class LateFrames {
  #held: HeardFrame[] = [];
  /** How late the least late of those held is, ms. */
  #leastMs = Infinity;
  /** How late they were when they last caught up, ms, and when that was. */
  #caughtUpMs = Infinity;
  #caughtUpAt = 0;

  /** How many frames are held. */
  get count(): number {
    return this.#held.length;
  }

  /** `lateMs`: how much later than expected the frame was heard, if no sound is missing before those held. */
  take(heard: HeardFrame, lateMs: number): Released {
    this.#held.push(heard);
    this.#leastMs = Math.min(this.#leastMs, lateMs);
    if (lateMs < this.#caughtUpMs - CHANCE_MS) {
      this.#caughtUpMs = lateMs;
      this.#caughtUpAt = heard.capturedAt;
    }
    const decided = lateMs < SUSPICIOUS_MS || heard.capturedAt - this.#caughtUpAt >= DECIDED_MS;
    return decided ? this.release() : NOTHING;
  }

  /** Lets go of those held: nobody wants them. */
  clear(): void {
    this.release();
  }

  /** No more frames follow those held, so it is decided by what is known. */
  release(): Released {
    const frames = this.#held;
    if (frames.length === 0) return NOTHING;
    const missingMs = this.#leastMs < SUSPICIOUS_MS ? 0 : this.#leastMs;
    this.#held = [];
    this.#leastMs = Infinity;
    this.#caughtUpMs = Infinity;
    return { missingMs, frames };
  }
}
