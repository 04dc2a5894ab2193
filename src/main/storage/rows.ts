import { z } from 'zod';
import { sessionRecordSchema, sessionSummarySchema } from '../../shared/session/record';
import type { Caption } from '../../shared/session/session-view';

/** What the statements give, where it differs from what the store gives. */

export const sessionRowSchema = sessionRecordSchema
  .pick({ id: true, startedAt: true, endedAt: true, durationMs: true })
  .extend({ lanes: z.string(), usage: z.string().nullable() });

export const summaryRowSchema = sessionSummarySchema
  .omit({ opening: true, hasReport: true })
  .extend({ title: z.string().nullable() });

export const orphanRowSchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  durationMs: z.number(),
  captionCount: z.number(),
});

const captionRowSchema = z.object({
  id: z.string(),
  laneId: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  text: z.string(),
  /** Null unless somebody corrected it. */
  original: z.string().nullable(),
  /** Both null without a translation; an empty one is missing. */
  language: z.string().nullable(),
  translation: z.string().nullable(),
});

export function toCaption(row: unknown): Caption {
  const { language, translation, original, ...said } = captionRowSchema.parse(row);
  const caption = { ...said, ...(original !== null && { original }) };
  if (language === null || translation === null) return caption;
  return { ...caption, translation: { language, text: translation, final: true } };
}

/** The values of a column of JSON; whoever takes them checks their shape. */
export function parseAll(texts: readonly unknown[]): unknown[] {
  return texts.map((text) => JSON.parse(z.string().parse(text)) as unknown);
}
