import { z } from 'zod';
import { digestSchema } from './digest';
import { reportSchema } from './report';
import { markSchema } from './events';
import { captionSchema, gapSchema, pauseSchema, takenBackSchema } from './session-view';
import { laneSchema } from '../source';
import { struckSchema } from './struck';
import { usageSchema } from './usage';

/** Sessions of earlier versions call a lane's name its label. */
const keptLaneSchema = z.preprocess((lane: unknown) => {
  if (typeof lane !== 'object' || lane === null || !('label' in lane)) return lane;
  const { label: name, ...rest } = lane;
  return { name, ...rest };
}, laneSchema);

/** Captions of earlier versions have one translation at most. */
const keptCaptionSchema = z.preprocess((caption: unknown) => {
  if (typeof caption !== 'object' || caption === null || !('translation' in caption)) return caption;
  const { translation, ...rest } = caption;
  return { translations: [translation], ...rest };
}, captionSchema);

/** A session as the store keeps it and exports write it. */
export const sessionRecordSchema = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  /** Epoch milliseconds; null while it runs. */
  endedAt: z.number().nullable(),
  durationMs: z.number(),
  /** All that it had at any time. */
  lanes: z.array(keptLaneSchema),
  /** Sorted by start. */
  captions: z.array(keptCaptionSchema),
  gaps: z.array(gapSchema),
  /** What was taken back, sorted by start. */
  takenBack: z.array(takenBackSchema).default([]),
  /** In the order in which they were made. */
  marks: z.array(markSchema),
  pauses: z.array(pauseSchema).default([]),
  /** Oldest first. */
  digests: z.array(digestSchema),
  /** null until it was made. Of several versions the one that was chosen, else the newest. */
  report: reportSchema.nullable(),
  /** The other versions of it, newest first. */
  otherReports: z.array(reportSchema).default([]),
  /** What the user struck out of digests and reports: they are here without it. */
  struck: z.array(struckSchema).default([]),
  /** What it used of paid or counted engines. */
  usage: usageSchema,
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
  hasReport: z.boolean(),
  /** The report's; empty until there is one. */
  title: z.string(),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

/** Those that are text, as other programs may ask for them too. */
export const TEXT_FORMATS = ['srt', 'vtt', 'ass', 'txt', 'md', 'csv', 'tsv', 'json'] as const;
export const textFormatSchema = z.enum(TEXT_FORMATS);
export type TextFormat = z.infer<typeof textFormatSchema>;

/** `jamak` is a bundle: a session with all that belongs to it, to be opened again. */
export const EXPORT_FORMATS = [
  'srt',
  'vtt',
  'ass',
  'txt',
  'md',
  'docx',
  'csv',
  'tsv',
  'json',
  'jamak',
] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
