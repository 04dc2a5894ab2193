import { JamakError } from '../../shared/errors';
import type { Backoff } from './backoff';
import { Breaker, growingWait, type Attempt } from './breaker';
import { askedWaitMs } from './errors';
import { GiveUp, withRetries } from './retry';
import { sleep } from './sleep';

export interface PoolOptions<E> {
  /** Servers that do the same work, one or more. */
  readonly endpoints: readonly E[];
  /** Calls that one of them gets at a time. */
  readonly concurrency: number;
  /** For how long one that fails is left alone. */
  readonly backoff?: Partial<Backoff>;
  /** Ms that do not go back. */
  readonly now?: () => number;
}

export interface RunOptions {
  /** Rounds through the usable endpoints, with a wait between them. */
  readonly attempts?: number;
  readonly signal?: AbortSignal | undefined;
}

interface Member<E> {
  readonly endpoint: E;
  readonly breaker: Breaker;
  /** How its last call failed; null when it succeeded. */
  failure: JamakError | null;
  /** Until when it asked to be left alone. */
  pausedUntil: number;
  running: number;
  /** Grows: the larger, the later it was used last. */
  lastUse: number;
}

/** Failures in a row after which a server is left alone. */
const FAILURES = 3;
const BACKOFF: Backoff = { firstMs: 5000, longestMs: 60_000 };
/** Pause after "too many requests" that names none, ms. */
const DEFAULT_PAUSE_MS = 2000;
/** A pause that a server asked for is sat out when it is no longer than this, ms. */
const PATIENCE_MS = 5000;

/**
 * Shares calls among servers: each goes to the least busy one that works, and to the next one when that
 * fails. Only when none is left is it tried again after a wait (`withRetries`), and when none may be called
 * at all it fails at once, so that somebody else can stand in. Calls wait here while all servers are busy;
 * their number is the caller's to bound.
 */
export class Pool<E> {
  readonly #members: readonly Member<E>[];
  readonly #concurrency: number;
  readonly #now: () => number;
  #uses = 0;
  #waiters: (() => void)[] = [];

  constructor({ endpoints, concurrency, backoff, now = () => performance.now() }: PoolOptions<E>) {
    this.#concurrency = concurrency;
    this.#now = now;
    const waitMs = growingWait({ ...BACKOFF, ...backoff });
    this.#members = endpoints.map((endpoint) => ({
      endpoint,
      breaker: new Breaker({ failures: () => FAILURES, waitMs, now }),
      failure: null,
      pausedUntil: -Infinity,
      running: 0,
      lastUse: 0,
    }));
  }

  /** Whether a call made now would begin at once. */
  get hasRoom(): boolean {
    return this.#members.some((member) => this.#isUsable(member) && this.#isFree(member));
  }

  /**
   * `work` throws a JamakError when the server failed it; any other error ends the call and says nothing of
   * the server.
   *
   * @throws the last JamakError; the signal's reason as soon as it aborts
   */
  run<T>(work: (endpoint: E) => Promise<T>, { attempts = 3, signal }: RunOptions = {}): Promise<T> {
    return withRetries(() => this.#round(work, signal), { attempts, signal });
  }

  async #round<T>(work: (endpoint: E) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const tried = new Set<Member<E>>();
    let failure: JamakError | null = null;
    for (;;) {
      const place = await this.#acquire(tried, signal);
      if (!place) throw failure ?? new GiveUp(this.#refusal());
      const { member, attempt } = place;
      tried.add(member);
      try {
        const value = await work(member.endpoint);
        member.failure = null;
        attempt.succeeded();
        return value;
      } catch (error) {
        if (!(error instanceof JamakError)) throw error;
        failure = error;
        this.#failed(member, attempt, error);
      } finally {
        attempt.abandoned();
        this.#release(member);
      }
    }
  }

  #failed(member: Member<E>, attempt: Attempt, error: JamakError): void {
    const isBusy = error.code === 'server-rate-limited';
    member.failure = error;
    const waitMs = askedWaitMs(error) ?? (isBusy ? DEFAULT_PAUSE_MS : 0);
    member.pausedUntil = Math.max(member.pausedUntil, this.#now() + waitMs);
    // A server that asks to slow down works.
    if (isBusy) attempt.succeeded();
    else attempt.failed(error);
  }

  /** A place at the best server that was not tried yet; null when there is none. */
  async #acquire(
    tried: ReadonlySet<Member<E>>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly member: Member<E>; readonly attempt: Attempt } | null> {
    for (;;) {
      signal?.throwIfAborted();
      const untried = this.#members.filter((member) => !tried.has(member));
      const usable = untried.filter((member) => this.#isUsable(member));
      const free = usable.filter((member) => this.#isFree(member));
      const member = free.reduce<Member<E> | null>(better, null);
      const attempt = member?.breaker.begin();
      if (member && attempt) {
        member.running++;
        member.lastUse = ++this.#uses;
        return { member, attempt };
      }
      if (usable.length > 0) {
        await this.#nextRelease(signal);
        continue;
      }
      const pauses = untried.map((each) => this.#pauseMs(each)).filter((ms) => ms > 0);
      const pauseMs = Math.min(...pauses);
      if (pauseMs > PATIENCE_MS || tried.size > 0) return null;
      await sleep(pauseMs, signal);
    }
  }

  #isUsable(member: Member<E>): boolean {
    return this.#pauseMs(member) === 0 && member.breaker.usable;
  }

  #isFree({ running }: Member<E>): boolean {
    return running < this.#concurrency;
  }

  /** How much longer the server wants to be left alone, ms; 0 when it does not. */
  #pauseMs({ pausedUntil }: Member<E>): number {
    return Math.max(0, pausedUntil - this.#now());
  }

  /** Why no server may be called. */
  #refusal(): JamakError {
    const failure = this.#members.find((member) => member.failure)?.failure;
    return failure ?? new JamakError('server-unreachable', { retryable: true });
  }

  #release(member: Member<E>): void {
    member.running--;
    // All look again, in their order: one of them takes the place, or learns that the server does not work.
    for (const wake of this.#waiters.splice(0)) wake();
  }

  #nextRelease(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      signal?.addEventListener('abort', wake, { once: true });
      this.#waiters.push(wake);
    });
  }
}

/** The less busy one; of equally busy ones the one that rested longer. */
function better<E>(left: Member<E> | null, right: Member<E>): Member<E> {
  if (!left || right.running < left.running) return right;
  return right.running === left.running && right.lastUse < left.lastUse ? right : left;
}
