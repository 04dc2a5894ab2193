import { z } from 'zod';
import { errorValueSchema } from '../../../shared/errors';
import { idSchema } from '../../../shared/ids';
import { importStateSchema, MOST_IMPORTS } from '../../../shared/import/queue';
import { mediaTrackSchema } from '../../../shared/source';
import { openJsonFile } from '../../storage/json-file';

const fileMs = z.number().nonnegative();

const keptImportSchema = z.object({
  id: idSchema,
  path: z.string().min(1).max(32_767),
  track: mediaTrackSchema.shape.index.nullable().default(null),
  state: importStateSchema.default('waiting'),
  sessionId: idSchema.nullable().default(null),
  doneMs: fileMs.default(0),
  durationMs: fileMs.nullable().default(null),
  captions: z.number().int().nonnegative().default(0),
  broken: z.boolean().default(false),
  error: errorValueSchema.nullable().default(null),
});
/** What is kept of a file of the queue. */
export type KeptImport = z.infer<typeof keptImportSchema>;

const keptQueueSchema = z.object({
  version: z.literal(1).default(1),
  paused: z.boolean().default(false),
  items: z.array(keptImportSchema).max(MOST_IMPORTS).default([]),
});
export type KeptQueue = z.infer<typeof keptQueueSchema>;

/** Keeps the queue over runs. */
export interface QueueFile {
  /** What the last run kept; null when there is none, or one that can't be read. */
  readonly found: KeptQueue | null;
  /** Returns at once. What can't be written, as on a full disk, goes with the next write. */
  save(queue: KeptQueue): void;
  /** Resolves when what was saved last was written, or could not be. */
  settled(): Promise<void>;
}

/** A file that can't be read is kept aside: its sessions are in History, and nothing else is lost. */
export function openQueueFile(path: string): QueueFile {
  const file = openJsonFile({ path, schema: keptQueueSchema, version: 1 });
  let writing: Promise<void> | null = null;
  let unsaved: KeptQueue | null = null;

  /** One write after the other, each of what is newest then. */
  async function writeAll(): Promise<void> {
    while (unsaved) {
      const queue = unsaved;
      unsaved = null;
      await file.write(queue).catch(() => undefined);
    }
    writing = null;
  }

  return {
    found: file.found,
    save(queue) {
      unsaved = queue;
      writing ??= writeAll();
    },
    settled: () => writing ?? Promise.resolve(),
  };
}
