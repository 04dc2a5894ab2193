import { z } from 'zod';
import { sessionRecordSchema, sessionSummarySchema } from '../../shared/session/record';
import {
  captionSchema,
  translationSchema,
  type Caption,
  type Translation,
} from '../../shared/session/session-view';

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

const captionRowSchema = captionSchema
  .omit({ translations: true, madeOf: true })
  /** Null unless somebody corrected it, and unless somebody split or merged it. */
  .extend({ original: z.string().nullable(), madeOf: z.string().nullable() });
const madeOfSchema = captionSchema.shape.madeOf;
/** An empty text is missing. */
const translationRowSchema = translationSchema.omit({ final: true }).extend({ captionId: z.string() });

/** `captionRows`, each with its own of `translationRows`, which come caption by caption in their order. */
export function toCaptions(captionRows: readonly unknown[], translationRows: readonly unknown[]): Caption[] {
  const translations = new Map<string, Translation[]>();
  for (const row of translationRows) {
    const { captionId, language, text } = translationRowSchema.parse(row);
    const own = translations.get(captionId) ?? [];
    own.push({ language, text, final: true });
    translations.set(captionId, own);
  }
  return captionRows.map((row): Caption => {
    const { original, madeOf, ...caption } = captionRowSchema.parse(row);
    const own = translations.get(caption.id);
    return {
      ...caption,
      ...(original !== null && { original }),
      ...(own && { translations: own }),
      ...(madeOf !== null && { madeOf: madeOfSchema.parse(JSON.parse(madeOf)) }),
    };
  });
}

/** The values of a column of JSON; whoever takes them checks their shape. */
export function parseAll(texts: readonly unknown[]): unknown[] {
  return texts.map((text) => JSON.parse(z.string().parse(text)) as unknown);
}
