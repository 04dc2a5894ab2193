export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  /** When `left` was right, ms. */
  at: number;
}

/** Addresses that are remembered; whoever has more of them is not told apart any more. */
const MAX_REMEMBERED = 2_000;

/** Counts what each address asks, as a bucket that fills again. */
export class RateLimit {
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** `now`: ms of a clock that never goes back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether one more is allowed; it then counts. */
  take(key: string, { burst, perSecond }: Rate): boolean {
    const now = this.#now();
    const old = this.#buckets.get(key);
    const left = old ? Math.min(burst, old.left + ((now - old.at) / 1000) * perSecond) : burst;
    const allowed = left >= 1;
    // Put at the end again: the one that was not heard of for the longest time is the first.
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: allowed ? left - 1 : left, at: now });
    if (this.#buckets.size > MAX_REMEMBERED) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return allowed;
  }
}
