import { z } from 'zod';
import { captionSchema, gapSchema } from './session-view';
import { laneSchema } from './source';

/** A session as the store keeps it and exports write it. */
export const sessionRecordSchema = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  /** Epoch milliseconds; null while it runs. */
  endedAt: z.number().nullable(),
  durationMs: z.number(),
  lanes: z.array(laneSchema),
  /** Sorted by start. */
  captions: z.array(captionSchema),
  gaps: z.array(gapSchema),
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;

/** One line of the list of sessions. */
export const sessionSummarySchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  durationMs: z.number(),
  captionCount: z.number().int(),
  /** The first words said, at most 120 characters; empty when there are none. */
  opening: z.string(),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

export const EXPORT_FORMATS = ['srt', 'vtt', 'txt', 'json'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
