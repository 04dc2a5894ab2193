import { z } from 'zod';
import type { RequestTable } from './request';

const nothing = z.undefined();

/** When it was made, as in `2026-11-22T09-30-05-007Z`. */
const backupIdSchema = z
  .string()
  .max(24)
  .regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);

export const backupSchema = z.object({
  id: backupIdSchema,
  /** Epoch ms. */
  madeAt: z.number(),
  bytes: z.number().nonnegative(),
});
/** A copy of all sessions. */
export type Backup = z.infer<typeof backupSchema>;

/** Whether what is brought in comes to what is there, or in its place. */
const importModeSchema = z.enum(['merge', 'replace']);
export type ImportMode = z.infer<typeof importModeSchema>;

const importedSchema = z.object({
  /** Sessions that came. */
  sessions: z.number().int().nonnegative(),
  captions: z.number().int().nonnegative(),
  /** Of how many sessions the sound came as well. */
  recordings: z.number().int().nonnegative(),
});
export type Imported = z.infer<typeof importedSchema>;

/** How far the file with everything is. */
export const dataProgressSchema = z.object({
  /** Bytes. */
  done: z.number().nonnegative(),
  total: z.number().nonnegative(),
  /** Whether it can still be cancelled: no longer once what came is being put in its place. */
  cancellable: z.boolean(),
});
export type DataProgress = z.infer<typeof dataProgressSchema>;

/** What is kept on this computer as a whole: backups, and the data folder as one file. */
export const DATA_REQUESTS = {
  /** Newest first. */
  'data.backups': { from: ['control'], input: nothing, output: z.array(backupSchema) },
  'data.back-up': { from: ['control'], input: nothing, output: backupSchema },
  /** Puts a backup in the place of all sessions, which are backed up before. Not while captions run. */
  'data.restore': { from: ['control'], input: z.object({ id: backupIdSchema }), output: backupSchema },
  /**
   * Opens the save dialog, and writes sessions and settings to one file, with `recordings` if wanted; 'data.progress'
   * tells how far it is. `null` when the user closed the dialog, or cancelled.
   */
  'data.export': {
    from: ['control'],
    input: z.object({ recordings: z.boolean() }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** Opens the file dialog, and brings in such a file. Not while captions run. `null` as for 'data.export'. */
  'data.import': {
    from: ['control'],
    input: z.object({ mode: importModeSchema }),
    output: importedSchema.nullable(),
  },
  /** Ends an export or import that can still be cancelled, of which nothing stays. */
  'data.cancel': { from: ['control'], input: nothing, output: z.void() },
} as const satisfies RequestTable;
