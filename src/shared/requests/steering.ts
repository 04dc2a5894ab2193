import { z } from 'zod';
import { idSchema } from '../ids';
import { epochMsSchema } from '../time';
import type { RequestTable } from './request';

const noAnswer = z.void();
const reportInput = z.object({ sessionId: idSchema, madeAt: epochMsSchema });

/** How the user steers what language engines write, and chooses among it. */
export const STEERING_REQUESTS = {
  /** Strikes a statement out, or brings it back; while the session runs and after it. */
  'statement.strike': {
    from: ['control'],
    input: z.object({
      sessionId: idSchema,
      /** As it stands in a digest, a catch-up or a report. */
      text: z.string().trim().min(1).max(1000),
      captionIds: z.array(idSchema).min(1).max(50),
      struck: z.boolean(),
    }),
    output: noAnswer,
  },
  /** The version of a session's report that is read and exported from now on, by when it was made. */
  'report.choose': { from: ['control'], input: reportInput, output: noAnswer },
  /** One version, for good. */
  'report.delete': { from: ['control'], input: reportInput, output: noAnswer },
} as const satisfies RequestTable;
