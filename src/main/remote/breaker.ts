import type { JamakError, MessageCode } from '../../shared/errors';
import { waitAfter, type Backoff } from './backoff';
import { askedWaitMs, isLasting } from './errors';

export interface BreakerOptions {
  /** Failures in a row, the last of them `error`, after which the server is left alone; one that lasts is enough. */
  readonly failures: (error: JamakError) => number;
  /** For how long it is then left alone, ms; `tries`: how often it has been tried in vain since it was well. */
  readonly waitMs: (error: JamakError, tries: number) => number;
  /** Ms that do not go back. */
  readonly now?: () => number;
  /** It is left alone: once, and again when the failure turns out to last, or after `reset`. */
  readonly onDown?: (error: JamakError) => void;
  /** It works again; `error` is what was wrong. */
  readonly onUp?: (error: JamakError) => void;
}

/** One call of the server, of whichever kind: the first of these that is called tells how it ended. */
export interface Attempt {
  succeeded(): void;
  /**
   * Whether the breaker takes it into account: not when the server was found to be down, or the settings changed,
   * after this call began.
   */
  failed(error: JamakError): boolean;
  /** It ended early, and says nothing of the server. */
  abandoned(): void;
}

/** A wait that doubles, is as long as the server asks at least, and has no end after a failure that lasts. */
export function growingWait(backoff: Backoff): BreakerOptions['waitMs'] {
  return (error, tries) =>
    isLasting(error) ? Infinity : Math.max(waitAfter(tries, backoff), askedWaitMs(error) ?? 0);
}

/**
 * Keeps calls away from a server that does not work. After failures in a row it is left alone for a while; then
 * one call tries it, and its end decides. (ADR 8: why this is no library.)
 */
export class Breaker {
  readonly #options: BreakerOptions;
  readonly #now: () => number;
  /** Why the server is left alone; null while it is not. */
  #outage: JamakError | null = null;
  /** What of the outage was told; null when it is still to be told. */
  #told: MessageCode | null = null;
  #failuresInARow = 0;
  #triesInVain = 0;
  #tryAt = 0;
  /** Whether a call is under way that tries a server that was left alone. */
  #trying = false;
  /** Grows with each outage and each `reset`. */
  #age = 0;

  constructor(options: BreakerOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Why the server is left alone; null while it is not. */
  get outage(): JamakError | null {
    return this.#outage;
  }

  /** Whether a call may be made now. While one call tries a server that did not work, no other may. */
  get usable(): boolean {
    return this.#outage === null || (!this.#trying && this.#now() >= this.#tryAt);
  }

  /** To be called before each call of the server; null when none may be made now. */
  begin(): Attempt | null {
    if (!this.usable) return null;
    this.#trying = this.#outage !== null;
    const age = this.#age;
    let ended = false;
    const end = (then: () => void): boolean => {
      if (ended || age !== this.#age) return false;
      ended = true;
      this.#trying = false;
      then();
      return true;
    };
    return {
      succeeded: () => void end(() => this.#succeeded()),
      failed: (error) => end(() => this.#failed(error)),
      abandoned: () => void end(() => {}),
    };
  }

  /** The settings changed: the next call is made whatever happened, and how it ends is told. */
  reset(): void {
    this.#age++;
    this.#failuresInARow = 0;
    this.#trying = false;
    this.#tryAt = -Infinity;
    this.#told = null;
  }

  #succeeded(): void {
    this.#failuresInARow = 0;
    const outage = this.#outage;
    if (!outage) return;
    this.#outage = null;
    this.#told = null;
    this.#options.onUp?.(outage);
  }

  #failed(error: JamakError): void {
    const lasts = isLasting(error);
    this.#failuresInARow++;
    if (!lasts && !this.#outage && this.#failuresInARow < this.#options.failures(error)) return;
    this.#triesInVain = this.#told === null ? 0 : this.#triesInVain + 1;
    this.#tryAt = this.#now() + this.#options.waitMs(error, this.#triesInVain);
    this.#outage = error;
    this.#age++;
    if (this.#told !== null && (!lasts || error.code === this.#told)) return;
    this.#told = error.code;
    this.#options.onDown?.(error);
  }
}
