import { z } from 'zod';
import { idSchema } from '../ids';
import { recaptionStateSchema } from '../session/recaptioning';
import type { RequestTable } from './request';

const sessionInput = z.object({ sessionId: idSchema });
const noAnswer = z.void();
/** Captions of the longest session that anybody records. */
const MOST_CAPTIONS = 100_000;

/** What is asked of captioning a session again. */
export const RECAPTION_REQUESTS = {
  /** Begins, of its recording; 'recaption.changed' tells the rest. */
  'recaption.start': { from: ['control'], input: sessionInput, output: noAnswer },
  'recaption.cancel': { from: ['control'], input: sessionInput, output: noAnswer },
  'recaption.state': { from: ['control'], input: sessionInput, output: recaptionStateSchema },
  /** These say from now on what was proposed, the others stay. Answers how many do. */
  'recaption.accept': {
    from: ['control'],
    input: sessionInput.extend({ captionIds: z.array(idSchema).max(MOST_CAPTIONS) }),
    output: z.number(),
  },
  'recaption.decline': { from: ['control'], input: sessionInput, output: noAnswer },
  /** Captions say again what they did before anything was accepted. Answers how many do. */
  'recaption.put-back': { from: ['control'], input: sessionInput, output: z.number() },
} as const satisfies RequestTable;
