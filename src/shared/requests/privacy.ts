import { z } from 'zod';
import type { RequestTable } from './request';

/** What somebody is connected to for. */
export const PURPOSES = ['speech', 'language', 'models', 'stream', 'obs', 'updates'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Whom this run has connected to, or wanted to. */
const connectionSchema = z.object({
  purpose: z.enum(PURPOSES),
  /** Such as `https://api.example.com`. */
  origin: z.string(),
  /** Whether that is this computer itself. */
  here: z.boolean(),
  /** How many times. */
  count: z.number().int().nonnegative(),
  /** How many times it was kept from it, because Jamak is to stay offline. */
  refused: z.number().int().nonnegative(),
  /** Epoch milliseconds of the last time. */
  lastAt: z.number(),
});
export type Connection = z.infer<typeof connectionSchema>;

export const PRIVACY_REQUESTS = {
  /** All of this run, the latest first. */
  'privacy.connections': { from: ['control'], input: z.undefined(), output: z.array(connectionSchema) },
} as const satisfies RequestTable;
