import { z } from 'zod';
import { digestContentSchema, digestSchema } from './digest';
import { messageCodeSchema } from '../errors';
import { laneSchema } from '../source';
import { noticeSchema } from '../notices';
import { rearrangedSchema } from './rearranging';
import { struckSchema } from './struck';
import { usageSchema } from './usage';

/** Milliseconds since the session's start, taken from the sample count. */
const sessionMs = z.number().nonnegative();

const span = { startMs: sessionMs, endMs: sessionMs };

/** The longest note of a mark, characters. */
export const MAX_NOTE = 200;

export const markSchema = z.object({
  id: z.string(),
  /** When it was marked. */
  atMs: sessionMs,
  /** What the user wrote to it; empty until then. */
  note: z.string(),
});
/** A moment that the user wants to find again. */
export type Mark = z.infer<typeof markSchema>;

/** In place of an editor's id where the public feed masks again what it had shown: nothing of the words before is kept. */
export const MASK_EDITOR = 'mask';

/** 'removed' by the user while the session runs: it says nothing more. */
export const laneStateSchema = z.enum(['opening', 'listening', 'lost', 'ended', 'failed', 'removed']);
export type LaneState = z.infer<typeof laneStateSchema>;

/** Somebody corrected a final caption; `text` is all of it. Each window and page that corrects has an id, `editor`. */
const correctedSchema = z.object({
  type: z.literal('caption-edited'),
  captionId: z.string(),
  text: z.string().min(1),
  editor: z.string(),
});

/**
 * What was said here is taken back: its words are nowhere any more, also not in earlier events. Of an utterance
 * without a final it tells that none will come.
 */
const takingBackSchema = z.object({
  type: z.literal('caption-taken-back'),
  captionId: z.string(),
  laneId: z.string(),
  ...span,
  /**
   * Other captions that its words may have been in, as it was split from them or merged of them: earlier events tell
   * nothing of them any more either. Those that are still there read as they do, and are told anew next.
   */
  related: z.array(z.string()).optional(),
  /** The lanes in which it was heard, where that is not the one that it was given to. */
  heardIn: z.array(z.string()).optional(),
});

export const correctionSchema = z.discriminatedUnion('type', [
  correctedSchema,
  takingBackSchema,
  rearrangedSchema,
]);
/** What somebody does to the words of a session, while it runs or after its end. */
export type Correction = z.infer<typeof correctionSchema>;

/** What happened, without its place in the feed. A caption has the id of its utterance. */
export const sessionHappeningSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('session-started'),
    sessionId: z.string(),
    /** Epoch milliseconds of session time 0. */
    startedAt: z.number(),
    lanes: z.array(laneSchema).min(1),
  }),
  z.object({
    type: z.literal('session-ended'),
    endedAt: z.number(),
    durationMs: sessionMs,
    /** 'stopped' by the user, 'source-ended' by the last source, 'recovered' at the next start after a crash. */
    reason: z.enum(['stopped', 'source-ended', 'failed', 'recovered']),
  }),
  z.object({
    type: z.literal('lane-state'),
    laneId: z.string(),
    state: laneStateSchema,
    code: messageCodeSchema.optional(),
  }),
  /** A lane more, while the session runs. */
  z.object({ type: z.literal('lane-added'), lane: laneSchema }),
  /** A lane has another name and colour, also for what was said before. */
  z.object({
    type: z.literal('lane-renamed'),
    laneId: z.string(),
    ...laneSchema.pick({ name: true, colour: true }).shape,
  }),
  /** From here on nothing is captioned of a lane that was muted: no interim, no final, no gap of it follows. */
  z.object({ type: z.literal('lane-muted'), laneId: z.string(), muted: z.boolean() }),
  /** Nothing is heard until 'session-resumed'. What was said before still gets its captions. */
  z.object({ type: z.literal('session-paused'), atMs: sessionMs }),
  z.object({ type: z.literal('session-resumed'), atMs: sessionMs }),
  z.object({
    type: z.literal('caption-interim'),
    captionId: z.string(),
    laneId: z.string(),
    ...span,
    /** Words that will not change until the final. */
    stable: z.string(),
    /** Words that may still change. */
    tentative: z.string(),
  }),
  z.object({
    type: z.literal('caption-final'),
    captionId: z.string(),
    laneId: z.string(),
    ...span,
    text: z.string().min(1),
  }),
  correctedSchema,
  takingBackSchema,
  rearrangedSchema,
  /** An interim whose final held no words, or that is not wanted any more. */
  z.object({ type: z.literal('caption-withdrawn'), captionId: z.string(), laneId: z.string() }),
  z.object({
    type: z.literal('gap'),
    laneId: z.string(),
    ...span,
    code: messageCodeSchema,
  }),
  /** The user marked a moment, or wrote another note to one that has this id. */
  z.object({ type: z.literal('moment-marked'), markId: z.string(), atMs: sessionMs, note: z.string() }),
  /** The user struck out a statement of a digest, a catch-up or a report; or, where `struck` is false, brought it back. */
  z.object({ type: z.literal('statement-struck'), ...struckSchema.shape, struck: z.boolean() }),
  z.object({ type: z.literal('lag'), laneId: z.string(), lagMs: z.number().nonnegative() }),
  z.object({ type: z.literal('notice'), notice: noticeSchema }),
  /** A translation of a final caption while it streams in. */
  z.object({
    type: z.literal('translation-interim'),
    captionId: z.string(),
    language: z.string(),
    text: z.string(),
  }),
  z.object({
    type: z.literal('translation-final'),
    captionId: z.string(),
    language: z.string(),
    text: z.string().min(1),
  }),
  /** The engine gave no translation: it refused, or wrote something else. */
  z.object({ type: z.literal('translation-missing'), captionId: z.string(), language: z.string() }),
  /** A digest while it streams in: what has come of it so far. */
  z.object({ type: z.literal('digest-interim'), digestId: z.string(), content: digestContentSchema }),
  z.object({ type: z.literal('digest-updated'), digest: digestSchema }),
  /** The digest that was streaming in will not come. */
  z.object({ type: z.literal('digest-withdrawn'), digestId: z.string() }),
  /** All that the session used of paid or counted engines so far. */
  z.object({ type: z.literal('usage'), usage: usageSchema }),
]);

export type SessionHappening = z.infer<typeof sessionHappeningSchema>;

/** Of no use once the session is over. */
const PASSING = [
  'caption-interim',
  'caption-withdrawn',
  'lag',
  'translation-interim',
  'digest-interim',
  'digest-withdrawn',
] as const;

export type KeptHappening = Exclude<SessionHappening, { type: (typeof PASSING)[number] }>;

/** Whether it must outlive the session: such a happening is committed to the store before it is shown. */
export function isKept(happening: SessionHappening): happening is KeptHappening {
  return !PASSING.some((type) => type === happening.type);
}

/** One numbered entry of a session's feed; numbers start at 1 and have no holes. */
export const sessionEventSchema = z.object({
  seq: z.number().int().positive(),
  happening: sessionHappeningSchema,
});
export type SessionEvent = z.infer<typeof sessionEventSchema>;

/** What may still be added to a session that has ended: captions and gaps of sound that waited. */
export type LateHappening = Extract<SessionHappening, { type: 'caption-final' | 'gap' }>;

/** That a session which goes on growing after its end, as one of a file does, is longer than its last caption tells. */
type LateEnd = Extract<SessionHappening, { type: 'session-ended' }>;

/** The same of a mark: another note. */
export type MarkHappening = Extract<SessionHappening, { type: 'moment-marked' }>;

/** The same of a statement that was made of the words: it is struck out, or brought back. */
export type StrikeHappening = Extract<SessionHappening, { type: 'statement-struck' }>;

/** All that may be added to a session after its end. */
export type LateAddition = LateHappening | LateEnd | MarkHappening | StrikeHappening | Correction;
