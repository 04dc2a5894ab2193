import { z } from 'zod';
import { idSchema } from '../ids';
import { editChangeSchema, editOutcomeSchema, editStateSchema } from '../session/editing';
import type { RequestTable } from './request';

const session = { sessionId: idSchema };
/** Who asks, as other editors are told of it. */
const editor = z.string().min(1).max(64);

/** The transcript editor: of the session that runs, and of every one that is kept. */
export const EDITING_REQUESTS = {
  /** Splits, merges, moves, deletes or rewords captions; what they were can be had back. */
  'edit.change': {
    from: ['control'],
    input: z.object({ ...session, editor, change: editChangeSchema }),
    output: editOutcomeSchema,
  },
  /** The last step of the session, whichever it was. */
  'edit.undo': { from: ['control'], input: z.object({ ...session, editor }), output: editOutcomeSchema },
  'edit.redo': { from: ['control'], input: z.object({ ...session, editor }), output: editOutcomeSchema },
  /** What can be undone and done again. */
  'edit.state': { from: ['control'], input: z.object(session), output: editStateSchema },
} as const satisfies RequestTable;
