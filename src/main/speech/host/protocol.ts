import { z } from 'zod';
import { errorValueSchema } from '../../../shared/errors';
import { MAX_TERMS, termSchema } from '../../../shared/glossary';
import { SAMPLE_RATE } from '../../../shared/sound';
import { modelSpecSchema } from '../models';

/** What main, the speech host and its worker threads say to each other; every end parses what it gets. */

/** Longest sound of one job, s. Recognisers grow with the longest sound they have ever had. */
export const MAX_JOB_SECONDS = 30;

const jobId = z.number().int().positive();
const workerId = z.string().min(1);

const samplesSchema = z.custom<Float32Array>(
  (samples) => samples instanceof Float32Array && samples.length <= MAX_JOB_SECONDS * SAMPLE_RATE,
);

const decodeSchema = z.object({
  type: z.literal('decode'),
  jobId,
  /** Finals are decoded again with other edges when the result is empty or loops, interims are not. */
  kind: z.enum(['interim', 'final']),
  /** Code of the language that is spoken; without it the model detects it, where it can. */
  language: z.string().optional(),
  /** Names and terms as they are spelled, for a model that can be told. */
  terms: z.array(termSchema).max(MAX_TERMS).readonly().optional(),
  samples: samplesSchema,
});

/** The job's result is no longer wanted; one that runs stops before its next try, and still answers. */
const cancelSchema = z.object({ type: z.literal('cancel'), jobId });

export const hostCommandSchema = z.discriminatedUnion('type', [
  /** The workers that there shall be: new ones start, those not named end. */
  z.object({
    type: z.literal('configure'),
    workers: z.array(z.object({ id: workerId, model: modelSpecSchema })),
  }),
  /** For a worker that is ready and has no job. */
  decodeSchema.extend({ workerId }),
  cancelSchema,
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('stop') }),
]);
export type HostCommand = z.infer<typeof hostCommandSchema>;

const resultSchema = z.object({
  type: z.literal('result'),
  jobId,
  /** Empty when no words were found. */
  text: z.string(),
  /** Code of the language that the model heard, where it tells. */
  language: z.string().optional(),
  /** Time that all tries took, ms. */
  decodeMs: z.number().nonnegative(),
  tries: z.number().int().positive(),
});

const failedSchema = z.object({ type: z.literal('failed'), jobId, error: errorValueSchema });

export const hostMessageSchema = z.discriminatedUnion('type', [
  /** The host's first word. */
  z.object({ type: z.literal('host-ready') }),
  z.object({ type: z.literal('worker-ready'), workerId, loadMs: z.number().nonnegative() }),
  /** The worker cannot load its model and has ended. */
  z.object({ type: z.literal('model-failed'), workerId, error: errorValueSchema }),
  resultSchema,
  failedSchema,
  z.object({ type: z.literal('pong') }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;

/** Host → worker thread, which gets its model as `workerData`. */
export const threadCommandSchema = z.discriminatedUnion('type', [
  decodeSchema,
  cancelSchema,
  /** The thread ends as soon as it is not within the recogniser. */
  z.object({ type: z.literal('leave') }),
]);
export type ThreadCommand = z.infer<typeof threadCommandSchema>;

/** Worker thread → host. */
export const threadMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), loadMs: z.number().nonnegative() }),
  /** The thread's last word. */
  z.object({ type: z.literal('model-failed'), error: errorValueSchema }),
  resultSchema,
  failedSchema,
]);
export type ThreadMessage = z.infer<typeof threadMessageSchema>;
