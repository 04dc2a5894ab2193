import { JamakError } from '../../shared/errors';
import { waitAfter } from './backoff';
import { isWorthRetrying } from './errors';
import { sleep } from './sleep';

export interface RetryOptions {
  /** Calls altogether, 1 or more. */
  readonly attempts: number;
  /** Longest wait before the second call, ms; it doubles with each call. The shortest is half of it. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Thrown by work that is not to be done again, whatever `reason` is; `withRetries` throws the reason. */
export class GiveUp extends Error {
  readonly reason: JamakError;

  constructor(reason: JamakError) {
    super(reason.message);
    this.reason = reason;
  }
}

/**
 * Makes a call again, after a jittered wait, when it failed with an error that is worth it.
 *
 * @throws the last call's error; the signal's reason as soon as it aborts
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  { attempts, firstWaitMs = 500, longestWaitMs = 4000, signal }: RetryOptions,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (error instanceof GiveUp) throw error.reason;
      const again = tries + 1 < attempts && error instanceof JamakError && isWorthRetrying(error);
      if (!again) throw error;
    }
    await sleep(waitAfter(tries, { firstMs: firstWaitMs, longestMs: longestWaitMs }), signal);
  }
}
