import { z } from 'zod';
import { errorValueSchema } from '../errors';
import { mediaTrackSchema } from '../source';

/** Files that the queue holds at once, with those that are done. */
export const MOST_IMPORTS = 1000;

/**
 * How a file of the queue is: 'choosing' waits for the user to say which sound track, 'held' is its turn while a live
 * session has the engine.
 */
export const importStateSchema = z.enum([
  'waiting',
  'choosing',
  'running',
  'held',
  'done',
  'failed',
  'cancelled',
]);

/** A file of the queue as windows see it: never its path. */
export const importItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: importStateSchema,
  /** The sound tracks to choose from; empty where there is one, or it is not known yet. */
  tracks: z.array(mediaTrackSchema),
  /** The one that is captioned; null for the first. */
  track: z.number().nullable(),
  /** What holds the captions; null before there are any. */
  sessionId: z.string().nullable(),
  doneMs: z.number(),
  durationMs: z.number().nullable(),
  captions: z.number(),
  /** Times faster than the sound; null while it is not known. */
  speed: z.number().nullable(),
  /** Whether the file breaks off before its end. */
  broken: z.boolean(),
  /** Why it failed. */
  error: errorValueSchema.nullable(),
});
export type ImportItem = z.infer<typeof importItemSchema>;

export const importQueueSchema = z.object({
  items: z.array(importItemSchema),
  /** The user has it wait. */
  paused: z.boolean(),
});
export type ImportQueue = z.infer<typeof importQueueSchema>;

/** What can be done to a file of the queue. */
export const IMPORT_ACTIONS = ['cancel', 'retry', 'remove'] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

/** Which of them are possible. What may not be taken is never tried again. */
export function actionsIn({ state, error }: Pick<ImportItem, 'state' | 'error'>): readonly ImportAction[] {
  switch (state) {
    case 'running':
    case 'held':
      return ['cancel'];
    case 'failed':
    case 'cancelled':
      return error?.code === 'media-not-taken' ? ['remove'] : ['retry', 'remove'];
    case 'waiting':
    case 'choosing':
    case 'done':
      return ['remove'];
  }
}
