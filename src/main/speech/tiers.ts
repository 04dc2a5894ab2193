import type { Settings } from '../../shared/settings';
import type { ModelSpec } from './models';

/** How good captions are against how much processor they take. */
export type Quality = Exclude<Settings['speech']['quality'], 'auto'>;

/** Models of this machine: a larger and more accurate one, a smaller and faster one. */
export interface ModelPair {
  readonly accurate: ModelSpec;
  readonly fast: ModelSpec;
}

export interface Tiers {
  readonly finalModel: ModelSpec;
  readonly interimModel: ModelSpec;
  /** Makes finals under load, and stands in for one that cannot be loaded. */
  readonly fastModel: ModelSpec;
}

/**
 * Real-time factors of the accurate model up to which a machine carries it, docs/benchmarks.md: an interim a
 * second and a half of speech apart, and finals.
 */
const ACCURATE_UP_TO = 0.15;
const BALANCED_UP_TO = 0.35;

export function tiersOf(quality: Quality, { accurate, fast }: ModelPair): Tiers {
  return {
    finalModel: quality === 'light' ? fast : accurate,
    interimModel: quality === 'accurate' ? accurate : fast,
    fastModel: fast,
  };
}

/** What a machine carries on which the accurate model takes so many times the sound's length. */
export function qualityFor(realTimeFactor: number): Quality {
  if (realTimeFactor <= ACCURATE_UP_TO) return 'accurate';
  return realTimeFactor <= BALANCED_UP_TO ? 'balanced' : 'light';
}
