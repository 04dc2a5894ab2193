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

/**
 * A model that the user chose makes everything. Under load, or when it cannot be loaded, the embedded fast
 * one takes over, where it knows the language that is spoken.
 *
 * @param language the code of the spoken language, or 'auto'
 */
export function tiersWith(model: ModelSpec, language: string, { fast }: ModelPair): Tiers {
  const wanted = language === 'auto' ? model.languages : [language];
  const understands = wanted.every((code) => fast.languages.includes(code));
  return { finalModel: model, interimModel: model, fastModel: understands ? fast : model };
}

/** What a machine carries on which the accurate model takes so many times the sound's length. */
export function qualityFor(realTimeFactor: number): Quality {
  if (realTimeFactor <= ACCURATE_UP_TO) return 'accurate';
  return realTimeFactor <= BALANCED_UP_TO ? 'balanced' : 'light';
}
