import { z } from 'zod';
import { captionSchema, gapSchema, pauseSchema, takenBackSchema } from '../../../shared/session/session-view';
import { MAX_NOTE, markSchema } from '../../../shared/session/events';
import { idSchema } from '../../../shared/ids';
import { type SessionRecord } from '../../../shared/session/record';
import { laneSchema } from '../../../shared/source';
import { epochMsSchema } from '../../../shared/time';

/** Session ms of ten days, more than anything is. */
const sessionMs = z.number().nonnegative().max(864_000_000);
const span = { startMs: sessionMs, endMs: sessionMs };
const text = z.string().max(20_000);

/** Ids are references; two of the same would be one in the store. */
function apart(items: readonly { readonly id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}

/** What a session of somebody else may be, beyond having its shape: nothing without a bound goes into the store. */
const boundsSchema = z.object({
  startedAt: epochMsSchema,
  endedAt: epochMsSchema.nullable(),
  durationMs: sessionMs,
  lanes: z.array(laneSchema).min(1).max(64).refine(apart),
  captions: z
    .array(
      captionSchema.extend({
        id: idSchema,
        laneId: idSchema,
        ...span,
        text: text.min(1),
        original: text.optional(),
        translations: z
          .array(z.object({ language: z.string().min(1).max(35), text, final: z.boolean() }))
          .max(50)
          .optional(),
      }),
    )
    .max(200_000)
    .refine(apart),
  gaps: z.array(gapSchema.extend({ laneId: idSchema, ...span })).max(100_000),
  takenBack: z
    .array(takenBackSchema.extend({ id: idSchema, laneId: idSchema, ...span }))
    .max(200_000)
    .refine(apart),
  marks: z
    .array(markSchema.extend({ id: idSchema, atMs: sessionMs, note: z.string().max(MAX_NOTE) }))
    .max(10_000)
    .refine(apart),
  pauses: z.array(pauseSchema.extend({ startMs: sessionMs, endMs: sessionMs.nullable() })).max(10_000),
  digests: z.array(z.object({ id: z.string().max(100) })).max(10_000),
});

/** @throws ZodError where it is more than a session can be */
export function boundedRecord(record: SessionRecord): SessionRecord {
  boundsSchema.parse(record);
  return record;
}
