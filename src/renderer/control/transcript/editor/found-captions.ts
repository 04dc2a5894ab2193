import { finder, type Finding } from '../../../../shared/session/finding';
import type { Caption } from '../../../../shared/session/session-view';

interface Found {
  /** Captions in which it is. */
  readonly found: readonly Caption[];
  /** How often, in all of them. */
  readonly hits: number;
}

/** Where in a transcript it is; nowhere while nothing is looked for. */
export function foundIn(captions: readonly Caption[], finding: Finding | null): Found {
  if (!finding) return { found: [], hits: 0 };
  const find = finder(finding);
  let hits = 0;
  const found = captions.filter(({ text }) => {
    const count = find(text).length;
    hits += count;
    return count > 0;
  });
  return { found, hits };
}

/** Where somebody is among the captions that were found: at the one that was shown last. */
export type FoundPlace = Pick<Caption, 'id' | 'startMs'>;

/**
 * The caption to show next, or before with -1, around the ends; undefined where nothing was found. `place`: null while none
 * was shown. It may be found no more, as after it was changed.
 */
export function nextFound(
  found: readonly Caption[],
  place: FoundPlace | null,
  step: 1 | -1,
): Caption | undefined {
  const at = found.findIndex(({ id }) => id === place?.id);
  if (at >= 0) return found.at((at + step) % found.length);
  if (step > 0) return found.find(({ startMs }) => startMs >= (place?.startMs ?? 0)) ?? found[0];
  const before = place?.startMs ?? Infinity;
  return found.findLast(({ startMs }) => startMs < before) ?? found.at(-1);
}
