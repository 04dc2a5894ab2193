import { z } from 'zod';
import { idSchema } from '../ids';
import {
  historyFacetsSchema,
  historyPageSchema,
  historyQuerySchema,
  searchPageSchema,
  searchQuerySchema,
  sessionDetailsSchema,
  storageUsedSchema,
} from '../session/history';
import type { RequestTable } from './request';

const sessionIdInput = z.object({ sessionId: idSchema });

/** What the page History asks. */
export const HISTORY_REQUESTS = {
  'history.page': { from: ['control'], input: historyQuerySchema, output: historyPageSchema },
  /** Null when a newer search has taken its place. */
  'history.search': { from: ['control'], input: searchQuerySchema, output: searchPageSchema.nullable() },
  'history.facets': { from: ['control'], input: z.undefined(), output: historyFacetsSchema },
  'history.storage': { from: ['control'], input: z.undefined(), output: storageUsedSchema },
  'history.describe': {
    from: ['control'],
    input: sessionIdInput.extend({ details: sessionDetailsSchema.omit({ engine: true }) }),
    output: z.void(),
  },
  /** The session is in no list any more, and erased `graceMs` later, or when the page is left. */
  'history.discard': { from: ['control'], input: sessionIdInput, output: z.object({ graceMs: z.number() }) },
  /** As if it had never been discarded. */
  'history.restore': { from: ['control'], input: sessionIdInput, output: z.void() },
  /** The page is left: what was discarded is erased. */
  'history.leave': { from: ['control'], input: z.undefined(), output: z.void() },
} as const satisfies RequestTable;
