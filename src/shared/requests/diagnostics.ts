import { z } from 'zod';
import type { RequestTable } from './request';

/** What can crash: the app itself, its pages, and the processes that it starts. */
export const CRASHING = [
  'app',
  'control',
  'overlay',
  'capture',
  'import',
  'graphics',
  'speech-host',
  'language-host',
  'helper',
] as const;
export type Crashing = (typeof CRASHING)[number];

/** How it ended. */
export const CRASH_REASONS = [
  /** By a fault of its own. */
  'crashed',
  /** Somebody ended it: another program, or the system. */
  'killed',
  'out-of-memory',
  /** It did not answer any more, and was ended for it. */
  'hangs',
  'not-started',
  /** Of the app: it was gone without a goodbye, as by a power cut. */
  'not-closed',
  'ended',
] as const;
export type CrashReason = (typeof CRASH_REASONS)[number];

/** All that is kept of a crash. None of it is of anybody's making but Jamak's and the system's. */
export const crashSchema = z.object({
  /** Epoch ms; of the app, when the next one noticed it. */
  at: z.number().nonnegative(),
  what: z.enum(CRASHING),
  reason: z.enum(CRASH_REASONS),
  exitCode: z.number().int().nullable(),
  /** Of Jamak. */
  version: z.string().max(40),
  /** How long Jamak had been running, ms; null where nobody knows. */
  uptimeMs: z.number().nonnegative().nullable(),
  /** Whether captions ran. */
  captioning: z.boolean(),
});
export type Crash = z.infer<typeof crashSchema>;

/** Memory of processes as it was when they crashed, which the system's crash handler kept. */
const dumpsSchema = z.object({
  count: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
});

const crashesSchema = z.object({
  /** Newest first. */
  crashes: z.array(crashSchema),
  dumps: dumpsSchema,
});
export type Crashes = z.infer<typeof crashesSchema>;

/** A file of the diagnostics, word for word. */
const diagnosticsFileSchema = z.object({ name: z.string(), text: z.string() });
export type DiagnosticsFile = z.infer<typeof diagnosticsFileSchema>;

const nothing = z.undefined();

/** What went wrong on this computer, and one file of it for somebody who helps. Nothing of it is sent anywhere. */
export const DIAGNOSTICS_REQUESTS = {
  'diagnostics.crashes': { from: ['control'], input: nothing, output: crashesSchema },
  /** Looks at this computer, which takes seconds. What it answers is what 'diagnostics.save' writes. */
  'diagnostics.look': { from: ['control'], input: nothing, output: z.array(diagnosticsFileSchema) },
  /** Opens the save dialog. `dumps`: the memory of crashed processes as well. `null` when the user closed it. */
  'diagnostics.save': {
    from: ['control'],
    input: z.object({ dumps: z.boolean() }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** Shows the file that was saved last in the system's file manager. */
  'diagnostics.show': { from: ['control'], input: nothing, output: z.void() },
  /** Deletes what is kept of crashes. */
  'diagnostics.forget': { from: ['control'], input: nothing, output: crashesSchema },
} as const satisfies RequestTable;
