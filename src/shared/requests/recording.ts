import { z } from 'zod';
import { idSchema } from '../ids';
import type { RequestTable } from './request';

/** What is asked of recordings; their sound is served at `recordingPath`. */
export const RECORDING_REQUESTS = {
  /** Lanes of a session of which sound is kept; none where it was not recorded. */
  'recording.lanes': {
    from: ['control'],
    input: z.object({ sessionId: idSchema }),
    output: z.array(z.string()),
  },
  /** What all recordings take on disk, bytes. */
  'recordings.size': { from: ['control'], input: z.undefined(), output: z.number().nonnegative() },
} as const satisfies RequestTable;

/** Where the control window's page gets a lane's recording. Its time is the session's. */
export function recordingPath(sessionId: string, laneId: string): string {
  return `/recording/${sessionId}/${laneId}`;
}
