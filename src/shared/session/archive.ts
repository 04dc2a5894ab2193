import { z } from 'zod';
import { idSchema } from '../ids';
import { pauseSchema } from './session-view';

/** What may be written under a video: where its chapters begin, and what to find in it. */
export const ARCHIVE_FORMATS = ['youtube', 'twitch', 'highlights', 'plain'] as const;
export const archiveFormatSchema = z.enum(ARCHIVE_FORMATS);
export type ArchiveFormat = z.infer<typeof archiveFormatSchema>;

export const videoStartSchema = z.object({
  kind: z.enum(['session', 'stream', 'recording']),
  /** Session ms; negative where it began before the session. */
  startMs: z.number(),
  /** Session ms; not given where it goes on for as long as the session. */
  endMs: z.number().optional(),
  /** When it was paused, in session time: that is not in the video. */
  pauses: z.array(pauseSchema),
});
/** Where in a session a video of it begins. */
export type VideoStart = z.infer<typeof videoStartSchema>;

/** Furthest that a video may begin before or after its session, ms: two days. */
export const MAX_OFFSET_MS = 172_800_000;

/** Which video the times are of: one that is known, or one in which the session begins at `offsetMs`. */
export const archiveVideoSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('known'), index: z.number().int().min(0).max(999) }),
  z.object({ of: z.literal('offset'), offsetMs: z.number().min(-MAX_OFFSET_MS).max(MAX_OFFSET_MS) }),
]);
export type ArchiveVideo = z.infer<typeof archiveVideoSchema>;

export const archiveWishSchema = z.object({
  sessionId: idSchema,
  format: archiveFormatSchema,
  video: archiveVideoSchema,
});
export type ArchiveWish = z.infer<typeof archiveWishSchema>;

export const archiveTextSchema = z.object({
  /** Empty where there is too little to tell, as YouTube shows no fewer than three chapters. */
  text: z.string(),
  /** Whether there is a report, whose chapters these are. */
  reported: z.boolean(),
  /** The videos of the session that are known, oldest first. */
  videos: z.array(videoStartSchema),
});
export type ArchiveText = z.infer<typeof archiveTextSchema>;
