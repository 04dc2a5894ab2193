import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'minor' | 'major' }) => void;

/**
 * Each so many collections is a full one: those between free only what is young, and of the sound that is decoded
 * some 4 KB a pass grow old, which by itself the collector leaves for hours.
 */
export const FULL_EVERY = 100;

/**
 * Makes what frees the native memory of past decodes, which the garbage collector owns but cannot see. Without it
 * a worker grows by some 70 MB more before it levels off.
 */
export function garbageCollector(collect: Collect = exposedCollect()): () => void {
  let collections = 0;
  return () => collect({ type: ++collections % FULL_EVERY === 0 ? 'major' : 'minor' });
}

function exposedCollect(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
