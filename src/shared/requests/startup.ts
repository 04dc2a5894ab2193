import { z } from 'zod';
import { epochMsSchema } from '../time';
import type { RequestTable } from './request';

/** What a page tells of its start. All times are epoch ms with fractions. */
export const STARTUP_REQUESTS = {
  /** The control window can be used. Each page says so once. */
  'startup.usable': {
    from: ['control'],
    input: z.object({
      /** The page was asked for. */
      asked: epochMsSchema,
      /** Its script has run. */
      run: epochMsSchema,
      /** What main knows had come. */
      state: epochMsSchema,
      /** It was drawn with that, and its buttons work. */
      usable: epochMsSchema,
    }),
    output: z.void(),
  },
} as const satisfies RequestTable;
