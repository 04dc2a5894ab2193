import { z } from 'zod';
import { exportWishSchema } from '../exporting/options';
import { idSchema } from '../ids';
import { exportFormatSchema } from '../session/record';
import type { RequestTable } from './request';

const nothing = z.undefined();
const noAnswer = z.void();
const writtenSchema = z.object({ path: z.string() }).nullable();
const wishOfSession = exportWishSchema.extend({ sessionId: idSchema });
const openedSchema = z.object({ sessionId: z.string() });

export const exportPreviewSchema = z.object({
  /** Empty for formats that are no text. */
  text: z.string(),
  /** Whether there is more of it. */
  cut: z.boolean(),
});
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

/** Files that are written of sessions, and sessions that are made of files. */
export const EXPORTING_REQUESTS = {
  /** Opens the save dialog, with the options of the settings. `null` when the user closed it. */
  'session.export': {
    from: ['control'],
    input: z.object({ sessionId: idSchema, format: exportFormatSchema }),
    output: writtenSchema,
  },
  /** How the file would begin. */
  'export.preview': { from: ['control'], input: wishOfSession, output: exportPreviewSchema },
  /** Opens the save dialog. `null` when the user closed it, or cancelled. */
  'export.save': { from: ['control'], input: wishOfSession, output: writtenSchema },
  /** Stops what is being written. */
  'export.cancel': { from: ['control'], input: nothing, output: noAnswer },
  /** Puts all of it on the clipboard; not of formats that are no text. */
  'export.copy': { from: ['control'], input: wishOfSession, output: noAnswer },
  /** Opens the folder dialog for sessions that are written when they end; the settings follow. */
  'auto-export.choose-folder': { from: ['control'], input: nothing, output: noAnswer },
  /** Shows that folder in the system's file manager. */
  'auto-export.open-folder': { from: ['control'], input: nothing, output: noAnswer },
  /** Opens the file dialog for a bundle or subtitles. `null` when the user closed it. */
  'session-file.choose': { from: ['control'], input: nothing, output: openedSchema.nullable() },
  /** For such a file dropped on the window. */
  'session-file.add': {
    from: ['control'],
    input: z.object({ path: z.string().min(1).max(32_767) }),
    output: openedSchema,
  },
  /** The session that was opened last from a file; each is given once. */
  'session-file.opened': { from: ['control'], input: nothing, output: z.string().nullable() },
} as const satisfies RequestTable;
