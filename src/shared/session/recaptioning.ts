import { z } from 'zod';
import { errorValueSchema } from '../errors';
import { idSchema } from '../ids';

/** What would be otherwise in a transcript if it were made anew of the recording. */
export const captionChangeSchema = z.object({
  /** Of the caption, or what a new one would have. */
  captionId: idSchema,
  laneId: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  /** What it says now; null where nothing was captioned. */
  before: z.string().nullable(),
  after: z.string(),
  /** Whether what it says now was written by somebody. */
  corrected: z.boolean(),
});
export type CaptionChange = z.infer<typeof captionChangeSchema>;

export const recaptioningSchema = z.object({
  /** Epoch ms. */
  madeAt: z.number(),
  /** What made it: a model, and the glossary that held. */
  engine: z.string(),
  proposed: z.array(captionChangeSchema),
  /** What was accepted of earlier ones: `before` is how it was. */
  accepted: z.array(captionChangeSchema),
});
/** A session that was captioned again of its recording. */
export type Recaptioning = z.infer<typeof recaptioningSchema>;

export const recaptionProgressSchema = z.discriminatedUnion('state', [
  /** `totalMs` null: not known yet. */
  z.object({ state: z.literal('running'), doneMs: z.number(), totalMs: z.number().nullable() }),
  z.object({ state: z.literal('done') }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('failed'), error: errorValueSchema }),
]);
export type RecaptionProgress = z.infer<typeof recaptionProgressSchema>;

export const recaptionStateSchema = z.object({
  /** Null while it is not under way. */
  progress: recaptionProgressSchema.nullable(),
  proposed: z.array(captionChangeSchema),
  /** Captions whose words before an earlier version are kept. */
  accepted: z.number().int().nonnegative(),
});
/** How it stands with captioning a session again. */
export type RecaptionState = z.infer<typeof recaptionStateSchema>;
