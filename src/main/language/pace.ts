import { setImmediate } from 'node:timers/promises';
import type { Pace } from '../text/pace';

/** A pace that gives way for one turn of the event loop; it throws the signal's reason once that has aborted. */
export function createPace(signal?: AbortSignal): Pace {
  return async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
}
