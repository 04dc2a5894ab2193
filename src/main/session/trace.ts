import { z } from 'zod';
import { sessionEventSchema } from '../../shared/session/events';

/**
 * What the bench measures from. Written only when the app is started with `--trace=FILE`, one JSON object a
 * line; it holds what was said, so nothing else ever asks for it. All `at` are epoch milliseconds with
 * fractions on one clock: `performance.timeOrigin + performance.now()` of the process that saw it.
 */
export const traceEntrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('launched'), at: z.number() }),
  /** When the first sample of the session (session time 0) was heard. Sharpened while sound comes: the earliest holds. */
  z.object({ type: z.literal('zero'), at: z.number() }),
  z.object({ type: z.literal('lane-listening'), at: z.number(), laneId: z.string() }),
  z.object({
    type: z.literal('vad'),
    at: z.number(),
    laneId: z.string(),
    /** Session ms of the frame at which the segmenter decided. */
    sessionMs: z.number(),
    state: z.enum(['started', 'paused', 'resumed', 'ended']),
  }),
  z.object({
    type: z.literal('pass-started'),
    at: z.number(),
    captionId: z.string(),
    pass: z.number(),
    kind: z.enum(['interim', 'final']),
    /** Length of the sound decoded, ms. */
    soundMs: z.number(),
  }),
  z.object({
    type: z.literal('pass-ended'),
    at: z.number(),
    captionId: z.string(),
    pass: z.number(),
    kind: z.enum(['interim', 'final']),
    /** Time the recogniser took, ms; 0 for one that was aborted. */
    decodeMs: z.number(),
    text: z.string(),
    outcome: z.enum(['used', 'empty', 'loop', 'failed', 'aborted']),
  }),
  /** A session event as it was published. */
  z.object({ type: z.literal('event'), at: z.number(), event: sessionEventSchema }),
  /** From time to time: DOM nodes that a page keeps alive, those out of the document as well. */
  z.object({
    type: z.literal('vitals'),
    at: z.number(),
    page: z.enum(['capture', 'control', 'overlay']),
    domNodes: z.number(),
    /** The process that draws it; logs of earlier benches do not have it. */
    pid: z.number().int().optional(),
  }),
  /** The overlay had painted this event. */
  z.object({ type: z.literal('painted'), at: z.number(), seq: z.number() }),
]);

export type TraceEntry = z.infer<typeof traceEntrySchema>;

/** Takes an entry and adds when it was. Does nothing unless somebody measures. */
export type Trace = (entry: WithoutTime<TraceEntry>) => void;
type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> & { readonly at?: number } : never;
