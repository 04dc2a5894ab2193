import { z } from 'zod';
import { errorValueSchema } from '../errors';
import type { RequestTable } from './request';

/** Which versions are asked for; 'beta' has those before a release as well, and every release. */
export const UPDATE_CHANNELS = ['stable', 'beta'] as const;
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

/** What is new, as plain text in both languages. */
const notesSchema = z.object({ en: z.string(), ko: z.string() });

/** A version that is newer than this one. */
const updateSchema = z.object({
  version: z.string(),
  /** Null where nothing was written of it. */
  notes: notesSchema.nullable(),
  /** How much there is to download; null where that is not known. */
  bytes: z.number().int().nonnegative().nullable(),
});
export type Update = z.infer<typeof updateSchema>;

export const updateProgressSchema = z.discriminatedUnion('type', [
  /** Nothing was asked yet in this run. */
  z.object({ type: z.literal('idle') }),
  z.object({ type: z.literal('checking') }),
  /** There is none. */
  z.object({ type: z.literal('none') }),
  /** `wanted`: the user has chosen it, and it is fetched once nothing is captioned any more. */
  z.object({ type: z.literal('available'), update: updateSchema, wanted: z.boolean() }),
  z.object({
    type: z.literal('downloading'),
    update: updateSchema,
    receivedBytes: z.number().int().nonnegative(),
  }),
  /** It is here and whole. `atQuit`: the user wants it put in place when Jamak quits. */
  z.object({ type: z.literal('ready'), update: updateSchema, atQuit: z.boolean() }),
  z.object({ type: z.literal('installing'), update: updateSchema }),
  /** Of what failed nothing is left; this Jamak is as it was. `update`: what could be tried again. */
  z.object({
    type: z.literal('failed'),
    during: z.enum(['check', 'download', 'install']),
    error: errorValueSchema,
    update: updateSchema.nullable(),
  }),
]);
export type UpdateProgress = z.infer<typeof updateProgressSchema>;

export const updatesStateSchema = z.object({
  /** Of this Jamak. */
  version: z.string(),
  /**
   * How it becomes a newer one: by 'itself', or 'elsewhere', by whoever installed it; 'none': this build knows no server
   * whose answers it could trust, and asks nobody.
   */
  means: z.enum(['itself', 'elsewhere', 'none']),
  /** What is asked for with the settings as they are; null when nothing is. */
  address: z.string().nullable(),
  /** Where new versions are to be had by hand. */
  page: z.string().nullable(),
  /** Of the last answer, epoch ms; null while there was none. */
  checkedAt: z.number().nullable(),
  /** Something is being captioned: nothing is asked, fetched or installed until that is over. */
  held: z.boolean(),
  progress: updateProgressSchema,
});
export type UpdatesState = z.infer<typeof updatesStateSchema>;

const nothing = z.undefined();
const noAnswer = z.void();

/** What windows ask of updates; 'updates.changed' tells what comes of it. */
export const UPDATES_REQUESTS = {
  'updates.state': { from: ['control'], input: nothing, output: updatesStateSchema },
  'updates.check': { from: ['control'], input: nothing, output: noAnswer },
  /** Fetches what is available; while something is captioned, after that. */
  'updates.download': { from: ['control'], input: nothing, output: noAnswer },
  'updates.cancel': { from: ['control'], input: nothing, output: noAnswer },
  /** 'now' restarts Jamak; 'quit' and 'never' say what becomes of it when Jamak quits. */
  'updates.install': {
    from: ['control'],
    input: z.object({ when: z.enum(['now', 'quit', 'never']) }),
    output: noAnswer,
  },
  /** Shows the page of new versions in the system's browser. */
  'updates.open-page': { from: ['control'], input: nothing, output: noAnswer },
} as const satisfies RequestTable;
