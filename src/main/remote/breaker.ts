import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  isBrokenCircuitError,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { JamakError, type MessageCode } from '../../shared/errors';
import { askedWaitMs } from './retry';

/** What stays wrong until somebody changes the settings or the account. */
const LASTING: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'server-key-refused',
  'server-forbidden',
  'server-quota',
  'server-model-missing',
]);

/** Pause after "too many requests" that names none, ms. */
const DEFAULT_PAUSE_MS = 2000;

export interface BreakerOptions {
  /** Failures in a row after which a server is left alone. */
  readonly failures?: number;
  /** Before it is tried again, ms; this doubles with each failed try, and is jittered. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  /** 0..1 */
  readonly random?: () => number;
}

/** Whether an error stays until the settings change; see `Breaker`. */
export function isLasting(error: JamakError): boolean {
  return LASTING.has(error.code);
}

/**
 * Keeps calls away from one server that does not work. After failures in a row it is left alone for a while;
 * then one call tries it, and its end decides. A wait that the server asked for is kept, and a failure that
 * lasts ('the key was refused') keeps calls away for good: make a new breaker when the settings change.
 */
export class Breaker {
  readonly #policy: CircuitBreakerPolicy;
  #failure: JamakError | null = null;
  #tryAt = 0;
  #pausedUntil = 0;

  constructor({
    failures = 3,
    firstWaitMs = 5000,
    longestWaitMs = 60_000,
    random = Math.random,
  }: BreakerOptions = {}) {
    this.#policy = circuitBreaker(
      handleWhen((error) => error instanceof JamakError && isFault(error)),
      {
        breaker: new ConsecutiveBreaker(failures),
        halfOpenAfter: new DelegateBackoff(({ attempt }) => {
          const limit = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
          const waitMs = limit / 2 + (random() * limit) / 2;
          this.#tryAt = Date.now() + waitMs;
          return waitMs;
        }),
      },
    );
  }

  /** The last call's failure; null when it succeeded or there was none. */
  get failure(): JamakError | null {
    return this.#failure;
  }

  /** How much longer the server wants to be left alone, ms; 0 when it does not. */
  get pausedMs(): number {
    return Math.max(0, this.#pausedUntil - Date.now());
  }

  /** Whether a call may be made now. While one call tries a server that did not work, no other may. */
  get usable(): boolean {
    if (this.pausedMs > 0) return false;
    const { state } = this.#policy;
    return state === CircuitState.Closed || (state === CircuitState.Open && Date.now() >= this.#tryAt);
  }

  /**
   * Makes a call. What it throws says something of the server only if it is a JamakError.
   *
   * @throws the last failure again when no call may be made any more
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      const value = await this.#policy.execute(work);
      this.#failure = null;
      return value;
    } catch (error) {
      if (isBrokenCircuitError(error) && this.#failure) throw this.#failure;
      if (error instanceof JamakError) this.#failed(error);
      throw error;
    }
  }

  #failed(error: JamakError): void {
    this.#failure = error;
    if (isLasting(error)) this.#policy.isolate();
    const waitMs = askedWaitMs(error) ?? (error.code === 'server-rate-limited' ? DEFAULT_PAUSE_MS : 0);
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + waitMs);
  }
}

/** A server that asks to slow down works. */
function isFault(error: JamakError): boolean {
  return error.code !== 'server-rate-limited' && !isLasting(error);
}
