import { z } from 'zod';
import { captionSchema, type Caption } from './caption';

/** Captions that one happening rearranges; more are told in several. */
export const MOST_REARRANGED = 500;
/** The longest text that an editor may make of a caption, characters. */
export const MAX_CAPTION_TEXT = 10_000;

export const rearrangedSchema = z.object({
  type: z.literal('captions-rearranged'),
  editor: z.string(),
  /** Captions that are there no more, by their ids. */
  removed: z.array(z.string()).max(MOST_REARRANGED),
  /** Captions as they are from here on, in the place of those that have their ids; others are new. */
  captions: z
    .array(
      captionSchema.extend({
        startMs: z.number().nonnegative(),
        endMs: z.number().nonnegative(),
        text: z.string().min(1).max(MAX_CAPTION_TEXT),
      }),
    )
    .max(MOST_REARRANGED),
});
/** Somebody split, merged, moved or deleted captions, replaced words in many of them, or undid that. */
export type Rearranged = z.infer<typeof rearrangedSchema>;

/** `captions`, which are sorted by start, after it. */
export function rearrange(
  captions: readonly Caption[],
  { removed, captions: stated }: Pick<Rearranged, 'removed' | 'captions'>,
): Caption[] {
  const gone = new Set([...removed, ...stated.map(({ id }) => id)]);
  const others = captions.filter(({ id }) => !gone.has(id));
  return [...others, ...stated].toSorted((left, right) => left.startMs - right.startMs);
}

/** Whether words of one of `ids` may be in it, or were. */
export function isKin(
  { id, madeOf = [] }: Pick<Caption, 'id' | 'madeOf'>,
  ids: ReadonlySet<string>,
): boolean {
  return ids.has(id) || madeOf.some((one) => ids.has(one));
}

/**
 * All captions, those that are there no more among them, that words of `id` may have been in: those that it was split
 * from or merged of, and what else was made of these. `id` itself is none of them.
 */
export function kinOf(id: string, captions: readonly Pick<Caption, 'id' | 'madeOf'>[]): string[] {
  const kin = new Set([id]);
  // Nearly none was ever split or merged.
  const made = captions.filter(({ madeOf }) => madeOf !== undefined);
  for (let size = 0; size < kin.size;) {
    size = kin.size;
    for (const caption of made) {
      if (!isKin(caption, kin)) continue;
      for (const one of [caption.id, ...(caption.madeOf ?? [])]) kin.add(one);
    }
  }
  kin.delete(id);
  return [...kin];
}
