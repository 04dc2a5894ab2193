import type { Caption } from '../../../shared/session/caption';
import { MOST_REARRANGED, type Rearranged } from '../../../shared/session/rearranging';

/** What tells of it, in happenings of bounded size; none where there is nothing to tell. */
export function rearrangedOf(
  editor: string,
  { removed, captions }: { readonly removed: readonly string[]; readonly captions: readonly Caption[] },
): Rearranged[] {
  const count = Math.ceil(Math.max(removed.length, captions.length) / MOST_REARRANGED);
  return Array.from({ length: count }, (_, at) => {
    const part = <T>(all: readonly T[]): T[] => all.slice(at * MOST_REARRANGED, (at + 1) * MOST_REARRANGED);
    return { type: 'captions-rearranged', editor, removed: part(removed), captions: part(captions) };
  });
}
