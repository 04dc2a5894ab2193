export interface Backoff {
  /** The first wait, ms; it doubles with each try. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** 0..1, for jitter: how much of a wait's second half is waited. */
  readonly random?: () => number;
}

/** The wait after a failure that `tries` others came before, ms. */
export function waitAfter(tries: number, { firstMs, longestMs, random = Math.random }: Backoff): number {
  const ms = Math.min(longestMs, firstMs * 2 ** tries);
  return ms / 2 + (random() * ms) / 2;
}
