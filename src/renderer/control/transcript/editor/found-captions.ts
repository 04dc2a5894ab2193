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
