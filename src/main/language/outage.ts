import type { JamakError } from '../../shared/errors';
import { isLasting } from '../remote/breaker';
import { askedWaitMs } from '../remote/retry';

/** Wait before a server that failed is tried again, ms; it doubles with each failure. */
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 120_000;

/** One call of the server; the first of these that is called tells how it ended. */
export interface Attempt {
  succeeded(): void;
  failed(error: JamakError): void;
  /** It ended early, and says nothing about the server. */
  abandoned(): void;
}

export interface OutageOptions {
  readonly now: () => number;
  readonly onDown: (error: JamakError) => void;
  readonly onUp: () => void;
}

/**
 * Keeps calls away from a server that does not work: after a failure nobody calls it for a while, then one
 * call tries it. `remote/breaker` does so for calls that are promises; these are streams.
 */
export class Outage {
  readonly #options: OutageOptions;
  /** Why it is down; null when it is not. */
  #reason: JamakError | null = null;
  #retryAt = 0;
  #waitMs = FIRST_WAIT_MS;
  #trying = false;
  /** Whether the next failure is news though there was one before. */
  #fresh = false;
  /** Calls begun before the last failure or change of settings have nothing more to tell. */
  #age = 0;

  constructor(options: OutageOptions) {
    this.#options = options;
  }

  get reason(): JamakError | null {
    return this.#reason;
  }

  /** Null when the server is not to be called now. */
  begin(): Attempt | null {
    const trial = this.#reason !== null;
    if (trial && (this.#trying || this.#options.now() < this.#retryAt)) return null;
    if (trial) this.#trying = true;
    const age = this.#age;
    let ended = false;
    const end = (then: () => void): void => {
      if (ended || age !== this.#age) return;
      ended = true;
      this.#trying = false;
      then();
    };
    return {
      succeeded: () => end(() => this.#up()),
      failed: (error) => end(() => this.#down(error)),
      abandoned: () => end(() => {}),
    };
  }

  /** The settings changed: the next call is made whatever happened, and its end is told. */
  reset(): void {
    this.#age++;
    this.#trying = false;
    this.#retryAt = 0;
    this.#fresh = true;
  }

  #up(): void {
    if (!this.#reason) return;
    this.#reason = null;
    this.#options.onUp();
  }

  #down(error: JamakError): void {
    this.#age++;
    const lasts = isLasting(error);
    const again = this.#reason !== null && !this.#fresh;
    this.#waitMs = again ? Math.min(LONGEST_WAIT_MS, this.#waitMs * 2) : FIRST_WAIT_MS;
    this.#retryAt = lasts ? Infinity : this.#options.now() + Math.max(this.#waitMs, askedWaitMs(error) ?? 0);
    this.#reason = error;
    this.#fresh = false;
    if (!again || lasts) this.#options.onDown(error);
  }
}
