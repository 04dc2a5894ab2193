import { setImmediate } from 'node:timers/promises';

/** Lets the rest of the app do its work between two pieces of ours; throws when the task was aborted. */
export type Pace = () => Promise<void>;

export function createPace(signal?: AbortSignal): Pace {
  return async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
}
