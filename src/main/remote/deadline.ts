import { JamakError } from '../../shared/errors';

/** A signal with an end. */
export interface Deadline {
  /** Aborts with its parent, or with a 'TimeoutError' when the time is over. */
  readonly signal: AbortSignal;
  /** Whether it was the time that aborted it. */
  readonly passed: boolean;
  /** The time begins anew, as when a server that was silent has said something. Not after `release`. */
  restart(): void;
  /** Stops the clock, so that no timer stays behind; `signal` still aborts with its parent. */
  release(): void;
}

/** @param ms until it aborts */
export function startDeadline(ms: number, parent?: AbortSignal): Deadline {
  const time = new AbortController();
  const signal = parent ? AbortSignal.any([parent, time.signal]) : time.signal;
  let passed = false;
  // AbortSignal.timeout can be neither stopped nor started anew.
  const timer = setTimeout(() => {
    passed = !signal.aborted;
    time.abort(new DOMException('deadline passed', 'TimeoutError'));
  }, ms);
  return {
    signal,
    get passed() {
      return passed;
    },
    restart: () => void timer.refresh(),
    release: () => clearTimeout(timer),
  };
}

export interface DeadlineOptions {
  /** Time for the whole of it, its last byte included, ms. */
  readonly ms: number;
  /** What messages call the server. */
  readonly server: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Ends `work` when its time is over, even if it does not listen to its signal.
 *
 * @throws JamakError 'server-timeout'; the signal's reason when it aborted
 */
export async function withDeadline<T>(
  { ms, server, signal }: DeadlineOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(ms, signal);
  try {
    return await Promise.race([work(deadline.signal), rejectedBy(deadline.signal)]);
  } catch (error) {
    signal?.throwIfAborted();
    if (!deadline.passed) throw error;
    throw new JamakError('server-timeout', { params: { server }, retryable: true });
  } finally {
    deadline.release();
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    if (signal.aborted) reject(signal.reason as Error);
  });
}
