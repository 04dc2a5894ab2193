/** Restarts within this time that are worth it, ms. */
const WINDOW_MS = 60_000;
const MAX_RESTARTS = 5;
/** How long the second restart waits, ms; each further one waits twice as long. */
const SECOND_WAIT_MS = 500;

/** When something that failed is started again: at once, then ever later, and at last not any more. */
export class RestartPolicy {
  readonly #now: () => number;
  /** When it failed in the last minute, oldest first. */
  #failures: number[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** It failed once more: how long to wait before it is started again, ms; null when that helps nobody. */
  next(): number | null {
    const now = this.#now();
    this.#failures = [...this.#failures.filter((at) => now - at < WINDOW_MS), now];
    const times = this.#failures.length;
    if (times > MAX_RESTARTS) return null;
    return times === 1 ? 0 : SECOND_WAIT_MS * 2 ** (times - 2);
  }
}
