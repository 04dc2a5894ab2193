import { z } from 'zod';
import { idSchema } from '../ids';
import { IMPORT_ACTIONS, importQueueSchema, MOST_IMPORTS } from '../import/queue';
import { mediaTrackSchema } from '../source';
import type { RequestTable } from './request';

const noAnswer = z.void();
const idInput = z.object({ id: idSchema });
/** As many characters as the longest path that any system takes. */
const pathSchema = z.string().min(1).max(32_767);

/** Files that are captioned faster than they play. Push 'import.changed' tells what becomes of them. */
export const IMPORT_REQUESTS = {
  'import.queue': { from: ['control'], input: z.undefined(), output: importQueueSchema },
  /** For files and folders dropped on the window. */
  'import.add': {
    from: ['control'],
    input: z.object({ paths: z.array(pathSchema).min(1).max(MOST_IMPORTS) }),
    output: noAnswer,
  },
  /** Opens the dialog for files, or for a folder. Answers whether the user chose any. */
  'import.choose': {
    from: ['control'],
    input: z.object({ what: z.enum(['files', 'folder']) }),
    output: z.boolean(),
  },
  /** A file that was chosen to be captioned live. */
  'import.media': {
    from: ['control'],
    input: z.object({ mediaId: idSchema, track: mediaTrackSchema.shape.index.optional() }),
    output: noAnswer,
  },
  'import.pause': { from: ['control'], input: z.object({ paused: z.boolean() }), output: noAnswer },
  'import.act': {
    from: ['control'],
    input: idInput.extend({ action: z.enum(IMPORT_ACTIONS) }),
    output: noAnswer,
  },
  'import.track': {
    from: ['control'],
    input: idInput.extend({ track: mediaTrackSchema.shape.index }),
    output: noAnswer,
  },
  /** Takes those out of the list that are over. */
  'import.clear': { from: ['control'], input: z.undefined(), output: noAnswer },
} as const satisfies RequestTable;
