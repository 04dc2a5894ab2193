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
 * Real-time factors up to which a machine carries a model, docs/benchmarks.md: an interim a second and a half of
 * speech apart, and finals. An interim cannot be stopped, so a dearer one would hold finals up.
 */
const INTERIMS_UP_TO = 0.15;
const FINALS_UP_TO = 0.35;

/** Whether a model that takes so many times the sound's length is quick enough for interims; not while that is unknown. */
export function carriesInterims(realTimeFactor: number | null): boolean {
  return realTimeFactor !== null && realTimeFactor <= INTERIMS_UP_TO;
}

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
  if (carriesInterims(realTimeFactor)) return 'accurate';
  return realTimeFactor <= FINALS_UP_TO ? 'balanced' : 'light';
}
