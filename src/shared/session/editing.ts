import { z } from 'zod';
import { idSchema } from '../ids';
import { findingSchema } from './finding';
import { MAX_CAPTION_TEXT } from './rearranging';

/** What can be done to captions, and undone. */
const editKindSchema = z.enum(['text', 'split', 'merge', 'speaker', 'delete', 'replace']);
export type EditKind = z.infer<typeof editKindSchema>;

const textSchema = z.string().max(MAX_CAPTION_TEXT);
/** `base` is the text that its editor saw: what was changed since is left alone. */
const seen = { captionId: idSchema, base: textSchema };

export const editChangeSchema = z.discriminatedUnion('what', [
  /** In two before the `at`-th UTF-16 unit of `text`, which is what its editor made of it. */
  z.object({
    what: z.literal('split'),
    ...seen,
    text: textSchema,
    at: z.number().int().min(0).max(MAX_CAPTION_TEXT),
  }),
  /** With the one that the same speaker said before or after it. */
  z.object({ what: z.literal('merge'), ...seen, with: z.enum(['previous', 'next']) }),
  z.object({ what: z.literal('speaker'), ...seen, laneId: idSchema }),
  z.object({ what: z.literal('delete'), ...seen }),
  /** In all captions of the session. A caption of which nothing is left is deleted. */
  z.object({
    what: z.literal('replace'),
    finding: findingSchema,
    replacement: z.string().max(200),
    /** Whether the glossary learns it as well. */
    teach: z.boolean(),
  }),
]);
export type EditChange = z.infer<typeof editChangeSchema>;

export const editStateSchema = z.object({
  /** What would be undone next, and done again; null for nothing. */
  undo: editKindSchema.nullable(),
  redo: editKindSchema.nullable(),
});
export type EditState = z.infer<typeof editStateSchema>;

/** What came of a change, or of undoing one. */
export const editOutcomeSchema = editStateSchema.extend({
  /** null where there was nothing to undo. */
  done: editKindSchema.nullable(),
  /** How many captions are different now. */
  count: z.number().int().nonnegative(),
  /** The caption to go on with; null where none is left of it. */
  captionId: z.string().nullable(),
});
export type EditOutcome = z.infer<typeof editOutcomeSchema>;
