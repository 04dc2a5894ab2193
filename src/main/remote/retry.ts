import pRetry, { AbortError } from 'p-retry';
import { JamakError } from '../../shared/errors';

export interface RetryOptions {
  /** Calls altogether, 1 or more. */
  readonly attempts: number;
  /** Longest wait before the second call, ms; it doubles with each call. The shortest is half of it. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The wait that a server asked for with its refusal (Retry-After), ms; null when it did not. */
export function askedWaitMs({ params }: JamakError): number | null {
  const asked = params['retryAfterMs'];
  return typeof asked === 'number' ? asked : null;
}

/** An error after which `withRetries` calls no more; its caller gets `error` itself. */
export function giveUp(error: JamakError): Error {
  return new AbortError(error);
}

/**
 * Calls again, after a jittered wait, what failed with a retryable error. A server that was too slow is not
 * asked the same once more: whoever waits for the answer has waited long enough.
 *
 * @throws the last call's error; the signal's reason as soon as it aborts
 */
export function withRetries<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { attempts, firstWaitMs = 500, longestWaitMs = 4000, signal } = options;
  return pRetry(
    () => {
      signal?.throwIfAborted();
      return work();
    },
    {
      retries: attempts - 1,
      // p-retry's jitter stretches each wait by a factor between 1 and 2.
      randomize: true,
      minTimeout: firstWaitMs / 2,
      maxTimeout: longestWaitMs,
      factor: 2,
      shouldRetry: (error) =>
        error instanceof JamakError && error.retryable && error.code !== 'server-timeout',
      ...(signal && { signal }),
    },
  );
}
