import { z } from 'zod';
import { errorValueSchema } from '../errors';
import { idSchema } from '../ids';
import { digestLanguageSchema } from '../session/digest';
import type { RequestTable } from './request';

/** Whether a model inside was proved on a probe here. */
export const insideCheckSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  /** `share`: how much of it is loaded, 0..1; null before and after. */
  z.object({ type: z.literal('running'), share: z.number().min(0).max(1).nullable() }),
  z.object({
    type: z.literal('passed'),
    /** That it reads and writes here. */
    tokensPerSecond: z.number().nonnegative(),
    /** Which of the languages of digests it understood. */
    languages: z.array(digestLanguageSchema),
  }),
  z.object({ type: z.literal('failed'), error: errorValueSchema }),
]);
export type InsideCheck = z.infer<typeof insideCheckSchema>;

/** The model inside as the settings show it. Where its file lies stays in main. */
export const insideStateSchema = z.object({
  /** Null while none was chosen. */
  model: z
    .object({
      id: idSchema,
      name: z.string(),
      bytes: z.number().int().nonnegative(),
      /** As its file says; empty when it doesn't. */
      licence: z.string(),
    })
    .nullable(),
  check: insideCheckSchema,
});
export type InsideState = z.infer<typeof insideStateSchema>;

const nothing = z.undefined();
const noAnswer = z.void();

/** What windows ask of the model inside; 'inside.changed' tells what comes of it. */
export const INSIDE_REQUESTS = {
  'inside.state': { from: ['control'], input: nothing, output: insideStateSchema },
  /** Opens the file dialog, and checks the model that is chosen there. */
  'inside.choose': { from: ['control'], input: nothing, output: noAnswer },
  /** Checks the chosen model once more. */
  'inside.check': { from: ['control'], input: nothing, output: noAnswer },
  'inside.cancel': { from: ['control'], input: nothing, output: noAnswer },
  /** Forgets the model; its file stays. */
  'inside.forget': { from: ['control'], input: nothing, output: noAnswer },
} as const satisfies RequestTable;
