import { expect } from 'vitest';

export interface Ticking {
  /** Waits for the next tick, or throws the signal's reason. */
  readonly beat: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Once somebody waits, it is time. */
  readonly tick: () => Promise<void>;
}

/** Time that goes on when a test says so. */
export function ticking(): Ticking {
  const waiting: (() => void)[] = [];
  return {
    beat: (_ms, signal) =>
      new Promise((resolve, reject) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
    tick: async () => {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      for (const go of waiting.splice(0)) go();
    },
  };
}
