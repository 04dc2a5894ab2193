import { z } from 'zod';
import { errorValueSchema } from './errors';

/** What came of running a model on the sample speech, on this computer and with these versions. */
export const modelCheckSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('running') }),
  z.object({
    type: z.literal('passed'),
    /** Seconds that it took for a second of speech. */
    realTimeFactor: z.number().positive(),
    /** Of the sample's words; null for a model that does not know the sample's language. */
    words: z.object({ right: z.number().int().nonnegative(), of: z.number().int().positive() }).nullable(),
  }),
  z.object({ type: z.literal('failed'), error: errorValueSchema }),
]);
export type ModelCheck = z.infer<typeof modelCheckSchema>;

/** What is being done with an installed model. */
export const modelActivitySchema = z.discriminatedUnion('type', [
  /** Its files are compared with their digests; so much of them is done, 0..1. */
  z.object({ type: z.literal('checking'), share: z.number().min(0).max(1) }),
  /** The recogniser takes it in; how far it is, nobody can tell. */
  z.object({ type: z.literal('loading') }),
  /** How fast it is on this machine is being found out. */
  z.object({ type: z.literal('measuring') }),
]);
export type ModelActivity = z.infer<typeof modelActivitySchema>;

/** A local speech model as the user sees it. */
export const localModelSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Codes of the languages it knows. */
  languages: z.array(z.string()),
  /** Of all its files, bytes. */
  sizeBytes: z.number().nonnegative(),
  licence: z.string(),
  /** Its maker says different things of its licence in different places. */
  licenceUnclear: z.boolean(),
  speed: z.enum(['fastest', 'fast', 'medium', 'slow']),
  /** How it hears: whole utterances, or sound as it comes. */
  kind: z.enum(['whole', 'streaming']),
  /** False while neither we nor this computer have ever run such a model. */
  proven: z.boolean(),
  check: modelCheckSchema,
  origin: z.enum(['embedded', 'download', 'folder']),
  state: z.discriminatedUnion('type', [
    z.object({ type: z.literal('available') }),
    z.object({ type: z.literal('downloading'), receivedBytes: z.number() }),
    z.object({ type: z.literal('paused'), receivedBytes: z.number(), error: errorValueSchema.nullable() }),
    z.object({ type: z.literal('installed') }),
  ]),
  activity: modelActivitySchema.optional(),
  /** Seconds that this machine takes for a second of speech; null until it was measured. */
  realTimeFactor: z.number().positive().nullable(),
  /** Whether it suits the chosen language and this machine best. */
  recommended: z.boolean(),
});
export type LocalModel = z.infer<typeof localModelSchema>;
