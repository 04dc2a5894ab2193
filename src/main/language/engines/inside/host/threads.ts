import { availableParallelism } from 'node:os';

/** So many cores and fewer get one thread: two are slower then, because captions need the other. */
const FEW_CORES = 4;
const MANY_CORES = 8;

/** How many threads the model computes with. */
export function threadsFor(cores = availableParallelism()): number {
  if (cores <= FEW_CORES) return 1;
  return cores <= MANY_CORES ? 2 : 4;
}
