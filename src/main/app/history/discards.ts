/** How long a deleted session can be had back, ms. */
export const GRACE_MS = 10_000;
/** So much longer it really is, ms: who presses at the last moment still gets it. */
const SPARE_MS = 1_000;

export interface DiscardsOptions {
  /** Erases a session for good. */
  readonly erase: (sessionId: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Sessions that were deleted a moment ago: each is erased when its grace is over, or before, when nobody can undo it. */
export class Discards {
  readonly #options: DiscardsOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** One after the other: each erasing may write the whole database. */
  #erasing: Promise<void> = Promise.resolve();

  constructor(options: DiscardsOptions) {
    this.#options = options;
  }

  add(sessionId: string): void {
    this.keep(sessionId);
    const timer = setTimeout(() => void this.erase([sessionId]), GRACE_MS + SPARE_MS);
    timer.unref();
    this.#timers.set(sessionId, timer);
  }

  /** It is not to be erased; false when it is too late for that. */
  keep(sessionId: string): boolean {
    clearTimeout(this.#timers.get(sessionId));
    return this.#timers.delete(sessionId);
  }

  /** Erases these, also where their grace is not over. Never rejects. */
  erase(sessionIds: readonly string[]): Promise<void> {
    for (const sessionId of sessionIds) {
      this.keep(sessionId);
      this.#erasing = this.#erasing
        .then(() => this.#options.erase(sessionId))
        .catch((error: unknown) => this.#options.onError(error));
    }
    return this.#erasing;
  }

  /** Erases all that wait. Never rejects. */
  eraseAll(): Promise<void> {
    return this.erase([...this.#timers.keys()]);
  }
}
