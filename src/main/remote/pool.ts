import { JamakError } from '../../shared/errors';
import { Breaker, type BreakerOptions } from './breaker';
import { giveUp, withRetries } from './retry';

export interface PoolOptions<E> {
  /** Servers that do the same work, one or more. */
  readonly endpoints: readonly E[];
  /** Calls that one of them gets at a time. */
  readonly concurrency: number;
  readonly breaker?: BreakerOptions;
}

export interface RunOptions {
  /** Rounds through the usable endpoints, with a wait between them. */
  readonly attempts?: number;
  readonly signal?: AbortSignal | undefined;
}

interface Member<E> {
  readonly endpoint: E;
  readonly breaker: Breaker;
  running: number;
  /** Grows: the larger, the later it was used last. */
  lastUse: number;
}

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
  #uses = 0;
  #waiters: (() => void)[] = [];

  constructor({ endpoints, concurrency, breaker }: PoolOptions<E>) {
    this.#concurrency = concurrency;
    this.#members = endpoints.map((endpoint) => ({
      endpoint,
      breaker: new Breaker(breaker),
      running: 0,
      lastUse: 0,
    }));
  }

  /** Whether a call made now would begin at once. */
  get hasRoom(): boolean {
    return this.#members.some((member) => member.breaker.usable && this.#isFree(member));
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
      const member = await this.#acquire(tried, signal);
      if (!member) throw failure ?? giveUp(this.#refusal());
      tried.add(member);
      try {
        return await member.breaker.run(() => work(member.endpoint));
      } catch (error) {
        if (!(error instanceof JamakError)) throw error;
        failure = error;
      } finally {
        this.#release(member);
      }
    }
  }

  /** A place at the best server that was not tried yet; null when there is none. */
  async #acquire(tried: ReadonlySet<Member<E>>, signal: AbortSignal | undefined): Promise<Member<E> | null> {
    for (;;) {
      signal?.throwIfAborted();
      const untried = this.#members.filter((member) => !tried.has(member));
      const usable = untried.filter(({ breaker }) => breaker.usable);
      const free = usable.filter((member) => this.#isFree(member));
      const best = free.reduce<Member<E> | null>(better, null);
      if (best) {
        best.running++;
        best.lastUse = ++this.#uses;
        return best;
      }
      if (usable.length > 0) {
        await this.#nextRelease(signal);
        continue;
      }
      const pauses = untried.map(({ breaker }) => breaker.pausedMs).filter((ms) => ms > 0);
      const pauseMs = Math.min(...pauses);
      if (pauseMs > PATIENCE_MS || tried.size > 0) return null;
      await pause(pauseMs, signal);
    }
  }

  #isFree({ running }: Member<E>): boolean {
    return running < this.#concurrency;
  }

  /** Why no server may be called. */
  #refusal(): JamakError {
    const failures = this.#members.map(({ breaker }) => breaker.failure);
    return (
      failures.find((failure) => failure !== null) ??
      new JamakError('server-unreachable', { retryable: true })
    );
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

/** Resolves after `ms`, or at once when the signal aborts. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
