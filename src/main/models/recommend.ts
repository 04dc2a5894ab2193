import { isProven, sizeOf, type Model } from '../speech/models';

/** A model that may be recommended. */
export interface Candidate {
  readonly model: Model;
  /** Against the other models that know a language: 5 is the best. */
  readonly accuracy: number;
  /** Measured on this machine; null when it was not. */
  readonly measured: number | null;
  /** Whether such a model has ever run, as far as we know; by its family unless given. */
  readonly proven?: boolean;
}

/** Seconds that a machine may take for a second of speech and still make finals in time, docs/benchmarks.md. */
const CARRIED_UP_TO = 0.35;
/** A loaded model takes about twice its files' size, and half of the memory is for others. */
const MEMORY_SHARE = 4;

/**
 * The model that suits a spoken language and this machine best. Among those that the machine carries, models
 * that were proven come first, then the more accurate, then the larger; when it carries none, the fastest.
 *
 * @param language code of a language, or 'auto' for models that know both English and Korean
 * @param memoryBytes of this machine
 * @returns its id, or null when no model knows the language or fits into the memory
 */
export function recommend(
  language: string,
  candidates: readonly Candidate[],
  memoryBytes: number,
): string | null {
  const slowness = slownessOf(candidates);
  const suited = candidates
    .filter(({ model }) => knows(model, language) && sizeOf(model) * MEMORY_SHARE <= memoryBytes)
    .map(({ model, accuracy, measured, proven = isProven(model) }) => {
      const factor = measured ?? (model.realTimeFactor ?? Infinity) * slowness;
      return { id: model.id, proven: Number(proven), accuracy, size: sizeOf(model), factor };
    });
  const [best] = suited
    .filter(({ factor }) => factor <= CARRIED_UP_TO)
    .toSorted((a, b) => b.proven - a.proven || b.accuracy - a.accuracy || b.size - a.size);
  const [fastest] = suited.toSorted((a, b) => a.factor - b.factor);
  return (best ?? fastest)?.id ?? null;
}

function knows({ languages }: Model, language: string): boolean {
  const spoken = language === 'auto' ? ['en', 'ko'] : [language];
  return spoken.every((code) => languages.includes(code));
}

/** How many times slower this machine is than the one of the estimates: the mean over proven models measured on both. */
function slownessOf(candidates: readonly Candidate[]): number {
  const ratios = candidates.flatMap(({ model, measured }) =>
    isProven(model) && measured !== null && model.realTimeFactor !== null
      ? [measured / model.realTimeFactor]
      : [],
  );
  return ratios.length === 0 ? 1 : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
