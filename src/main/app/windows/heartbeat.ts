/** How often a page is asked whether it is alive, ms. */
const EVERY_MS = 5_000;
/** Questions that a page may leave unanswered: it hangs. */
const UNANSWERED = 4;
/** Answers of a page that it has not started: it never will. */
const NOT_STARTED = 12;

export interface HeartbeatOptions {
  /** Asks the page whether it has started; a page that hangs does not answer. */
  readonly ask: () => Promise<boolean>;
  readonly onHangs: () => void;
  readonly onNeverStarts: () => void;
}

/**
 * Asks a page now and then whether it is alive, which nobody else notices of a page that gets no input. What counts
 * are rounds, not time: neither sleep nor a busy main process is the page's fault.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: NodeJS.Timeout | null = null;
  #unanswered = 0;
  #notStarted = 0;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** A page is being loaded: counts anew. */
  start(): void {
    this.stop();
    this.#unanswered = 0;
    this.#notStarted = 0;
    const timer = setInterval(() => this.#round(timer), EVERY_MS);
    this.#timer = timer;
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #round(timer: NodeJS.Timeout): void {
    const { ask, onHangs, onNeverStarts } = this.#options;
    if (this.#unanswered >= UNANSWERED) {
      this.stop();
      return onHangs();
    }
    // A page that has not answered is not asked once more: its answer is still to come.
    if (this.#unanswered++ > 0) return;
    const answered = (started: boolean): void => {
      if (timer !== this.#timer) return;
      this.#unanswered = 0;
      this.#notStarted = started ? 0 : this.#notStarted + 1;
      if (this.#notStarted < NOT_STARTED) return;
      this.stop();
      onNeverStarts();
    };
    ask().then(answered, () => answered(false));
  }
}
