import { setImmediate } from 'node:timers/promises';
import type { Rest } from '../text/rest';

/** A rest of one turn of the event loop. It rejects with the signal's reason once that has aborted. */
export function createRest(signal?: AbortSignal): Rest {
  return async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
}
