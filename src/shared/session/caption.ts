import { z } from 'zod';

export const translationSchema = z.object({
  language: z.string(),
  /** A final one without text is missing: the engine gave none. */
  text: z.string(),
  /** False while it streams in. */
  final: z.boolean(),
});
/** A caption in another language. */
export type Translation = z.infer<typeof translationSchema>;

/** Captions of one lineage that are known; an editor refuses to rearrange one of more. */
export const MOST_MADE_OF = 2000;

export const captionSchema = z.object({
  id: z.string(),
  laneId: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  text: z.string(),
  /** As it was recognised, where somebody corrected it. */
  original: z.string().optional(),
  /** One for each language, in the order in which they first came; left out where there is none. */
  translations: z.array(translationSchema).optional(),
  /** The other captions that words of it were in at some time, where somebody split or merged it. */
  madeOf: z.array(z.string()).max(MOST_MADE_OF).optional(),
});
/** The final text of one utterance, or what somebody made of it. */
export type Caption = z.infer<typeof captionSchema>;
