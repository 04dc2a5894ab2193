import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import { JamakError } from '../../shared/errors';
import { isAbort } from './errors';

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
  try {
    return await timeout(ms, TimeoutStrategy.Aggressive).execute((context) => work(context.signal), signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof TaskCancelledError || isAbort(error))) throw error;
    throw new JamakError('server-timeout', { params: { server }, retryable: true });
  }
}
