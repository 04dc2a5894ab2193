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
  /** Finals are decoded again when the result is doubtful, interims are not. */
  kind: z.enum(['interim', 'final']),
  /** Whether a final may turn out useless, because speech may go on. */
  speculative: z.boolean().optional(),
  /** Code of the language that is spoken; without it the model detects it, where it can. */
  language: z.string().optional(),
  /** Whether that was only detected in earlier speech: when it leads nowhere, it is detected again. */
  languageDetected: z.boolean().optional(),
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
  /** Whether the model found it out although another was told. */
  redetected: z.boolean().optional(),
  /** What was wrong with the first text, when there was something to be tried against it. */
  doubt: z.enum(['empty', 'loop', 'cut-short']).optional(),
  /** Time that all tries took, ms. */
  decodeMs: z.number().nonnegative(),
  tries: z.number().int().positive(),
});

/** How far a worker is with its model. */
const progressSchema = z.discriminatedUnion('step', [
  /** Its files are read and compared with their digests; so much of them is done, 0..1. */
  z.object({ type: z.literal('progress'), step: z.literal('checking'), share: z.number().min(0).max(1) }),
  /** The recogniser takes them in, and says nothing until it is done. `checkMs`: what all before that took. */
  z.object({ type: z.literal('progress'), step: z.literal('loading'), checkMs: z.number().nonnegative() }),
]);
export type LoadProgress = z.infer<typeof progressSchema>;

const failedSchema = z.object({ type: z.literal('failed'), jobId, error: errorValueSchema });

export const hostMessageSchema = z.discriminatedUnion('type', [
  /** The host's first word. */
  z.object({ type: z.literal('host-ready') }),
  z.object({ type: z.literal('worker-progress'), workerId, progress: progressSchema }),
  z.object({ type: z.literal('worker-ready'), workerId, loadMs: z.number().nonnegative() }),
  /** The worker cannot load its model and has ended. */
  z.object({ type: z.literal('model-failed'), workerId, error: errorValueSchema }),
  resultSchema,
  failedSchema,
  /** `cpuMs`: processor time that the host has used since it began. */
  z.object({ type: z.literal('pong'), cpuMs: z.number().nonnegative().optional() }),
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
  progressSchema,
  z.object({ type: z.literal('ready'), loadMs: z.number().nonnegative() }),
  /** The thread's last word. */
  z.object({ type: z.literal('model-failed'), error: errorValueSchema }),
  resultSchema,
  failedSchema,
]);
export type ThreadMessage = z.infer<typeof threadMessageSchema>;
