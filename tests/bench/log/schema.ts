import { z } from 'zod';
import { traceEntrySchema } from '../../../src/main/session/trace';

/**
 * The event log that `--log` keeps: JSON lines. First one `bench`; then, for every file that was played, one
 * `run` followed by the app's trace and the samples of its processes in order of time, closed by one
 * `run-ended`; then one `whole` for each clip and model. All `at` are epoch ms on one clock; all other times
 * are ms in the file that was played. Every number in the table is computed from these lines alone.
 */

const span = { startMs: z.number(), endMs: z.number() };

export const spanSchema = z.object(span);
export type Span = z.infer<typeof spanSchema>;

/** A word that was said. `text` is comparable: lower case, no punctuation. */
export const referenceWordSchema = z.object({ text: z.string(), ...span, clip: z.number().int() });
export type ReferenceWord = z.infer<typeof referenceWordSchema>;

/** A clip in the file: where it lies, and where its speech really starts and ends. */
export const referenceClipSchema = z.object({
  name: z.string(),
  ...span,
  speechStartMs: z.number(),
  speechEndMs: z.number(),
  text: z.string(),
});
export type ReferenceClip = z.infer<typeof referenceClipSchema>;

export const runSchema = z.object({
  type: z.literal('run'),
  name: z.string(),
  kind: z.enum(['speech', 'nonspeech']),
  /** What was played. */
  file: z.string(),
  durationMs: z.number(),
  /** The file is this many times the corpus, of equal length each; more than 1 in a soak. */
  loops: z.number().int().positive(),
  /** Whether it was played for what grows; in logs of earlier benches, where it is more than one loop. */
  soak: z.boolean().default(false),
  /** Pages that listened to the local server. */
  viewers: z
    .object({
      count: z.number().int(),
      /** What they read, of all together. */
      events: z.number().int(),
      bytes: z.number().int(),
      /** How often one came again, as it was let go. */
      again: z.number().int(),
    })
    .nullable()
    .default(null),
  /** How many lanes played it at once. All that is told of captions is of the first. */
  lanes: z.number().int().positive().default(1),
  /** When the app's process was started. */
  spawnedAt: z.number(),
  /** What was said; both empty for non-speech. `clip` of a word is an index into `clips`. */
  clips: z.array(referenceClipSchema),
  words: z.array(referenceWordSchema),
  /** Where speech is heard. Logs of earlier benches do not have it. */
  voiced: z.array(spanSchema).default([]),
  /** Stretches of digital silence of 3 s or more. */
  silences: z.array(spanSchema),
});
export type RunHeader = z.infer<typeof runSchema>;
export type Viewers = NonNullable<RunHeader['viewers']>;

export const processSampleSchema = z.object({
  pid: z.number().int(),
  /** What the process is for: browser, renderer, gpu-process, utility:…. */
  role: z.string(),
  /** Processor time it has used since it began, ms. */
  cpuMs: z.number(),
  /** Proportional set size, kB: shared pages are divided among those who share them. */
  pssKb: z.number(),
  /** Open file descriptors, or null where they may not be seen. */
  handles: z.number().int().nullable(),
});
export type ProcessSample = z.infer<typeof processSampleSchema>;

export const sampleSchema = z.object({
  type: z.literal('sample'),
  at: z.number(),
  /** All processes of the app. */
  processes: z.array(processSampleSchema),
  /** Of the database of sessions with its journal; logs of earlier benches do not have it. */
  databaseBytes: z.number().optional(),
  /** Processor time that the whole machine, the app included, has used since it began, ms. */
  machineCpuMs: z.number(),
});
export type Sample = z.infer<typeof sampleSchema>;

export const runEndedSchema = z.object({
  type: z.literal('run-ended'),
  at: z.number(),
  exitCode: z.number().int(),
  /** Lines of the trace that this bench could not read. */
  unreadable: z.number().int(),
});

/** A clip decoded in one piece, without the app. */
export const wholeSchema = z.object({
  type: z.literal('whole'),
  model: z.string(),
  run: z.string(),
  clip: z.number().int(),
  text: z.string(),
  /** Length of the clip, ms. */
  soundMs: z.number(),
  decodeMs: z.number(),
});
export type Whole = z.infer<typeof wholeSchema>;

export const benchSchema = z.object({
  type: z.literal('bench'),
  date: z.string(),
  /** The commit that was measured; `+` follows when files had been changed since. */
  commit: z.string(),
  machine: z.string(),
  node: z.string(),
  options: z.array(z.string()),
});
export type BenchHeader = z.infer<typeof benchSchema>;

export const traceLineSchema = traceEntrySchema;
export type TraceLine = z.infer<typeof traceLineSchema>;

export const logLineSchema = z.union([
  benchSchema,
  runSchema,
  sampleSchema,
  runEndedSchema,
  wholeSchema,
  traceLineSchema,
]);
export type LogLine = z.infer<typeof logLineSchema>;

/** One file played through the app, and all that was seen of it. */
export interface Run {
  readonly header: RunHeader;
  /** In order of time. */
  readonly trace: readonly TraceLine[];
  readonly samples: readonly Sample[];
  readonly exitCode: number;
  readonly unreadable: number;
}

export interface BenchLog {
  readonly header: BenchHeader;
  readonly runs: readonly Run[];
  readonly wholes: readonly Whole[];
}
