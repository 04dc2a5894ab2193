import { rms, type Frame } from '../../../shared/sound';

/** Frames over which loudness is averaged: a dip must last about 100 ms to be a pause between words. */
const WINDOW = 3;
/** How much a speech probability of 1 counts against a cut; the level of the loudest frame counts 1. */
const PROBABILITY_WEIGHT = 0.5;

/**
 * The best place to cut speech that does not pause: the index of the frame in whose neighbourhood it is
 * quietest and least probably speech. 0 when there are no frames.
 */
export function quietestCut(frames: readonly Frame[]): number {
  const levels = frames.map((frame) => rms(frame.samples));
  const loudest = Math.max(1e-9, ...levels);
  const costs = frames.map(
    (frame, index) => (levels[index] as number) / loudest + PROBABILITY_WEIGHT * frame.probability,
  );
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < costs.length; index++) {
    let sum = 0;
    let count = 0;
    for (
      let at = Math.max(0, index - (WINDOW >> 1));
      at <= Math.min(costs.length - 1, index + (WINDOW >> 1));
      at++
    ) {
      sum += costs[at] as number;
      count++;
    }
    // Of dips that are equal the latest is taken, because a longer piece is recognised better.
    if (sum / count <= least) {
      least = sum / count;
      best = index;
    }
  }
  return best;
}
