import { z } from 'zod';
import { digestContentSchema, digestSchema, type Digest } from './digest';
import { missingCase, messageCodeSchema } from '../errors';
import { laneStateSchema, markSchema, type Mark, type SessionEvent } from './events';
import { laneSchema, withLane } from '../source';
import { NO_USAGE, usageSchema } from './usage';

export const captionSchema = z.object({
  id: z.string(),
  laneId: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  text: z.string(),
  /** As it was recognised, where somebody corrected it. */
  original: z.string().optional(),
  /**
   * The caption in the session's second language; `final` is false while it streams in. A final one without text is
   * missing: the engine gave none.
   */
  translation: z.object({ language: z.string(), text: z.string(), final: z.boolean() }).optional(),
});
/** The final text of one utterance. */
export type Caption = z.infer<typeof captionSchema>;

export const interimSchema = captionSchema
  .omit({ text: true, original: true, translation: true })
  .extend({ stable: z.string(), tentative: z.string() });
/** The text so far of an utterance that is still being spoken or recognised. */
export type Interim = z.infer<typeof interimSchema>;

export const gapSchema = z.object({
  laneId: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  code: messageCodeSchema,
});
/** Sound that could not be captioned, and why. */
export type Gap = z.infer<typeof gapSchema>;

export const takenBackSchema = captionSchema.pick({ id: true, laneId: true, startMs: true, endMs: true });
/** A caption that was taken back: its place, without its words. */
export type TakenBack = z.infer<typeof takenBackSchema>;

export const pauseSchema = z.object({
  /** Session ms. */
  startMs: z.number(),
  /** Null while it lasts, and when the session ended in it. */
  endMs: z.number().nullable(),
});
/** A time in which the user wanted nothing to be heard. */
export type Pause = z.infer<typeof pauseSchema>;

export const sessionViewSchema = z.object({
  /** Number of the last event this view holds; 0 before the first. */
  seq: z.number().int().nonnegative(),
  sessionId: z.string().nullable(),
  phase: z.enum(['idle', 'running', 'ended']),
  startedAt: z.number().nullable(),
  durationMs: z.number(),
  /** Those that were removed are still here, for the names of their captions. */
  lanes: z.array(laneSchema.extend({ state: laneStateSchema, lagMs: z.number() })),
  /** Whether it is paused right now. */
  paused: z.boolean(),
  /** In their order. */
  pauses: z.array(pauseSchema),
  /** Sorted by start. */
  captions: z.array(captionSchema),
  /** Oldest first. */
  interims: z.array(interimSchema),
  gaps: z.array(gapSchema),
  /** In the order in which they were. */
  takenBack: z.array(takenBackSchema),
  /** In the order in which they were made. */
  marks: z.array(markSchema),
  /** The newest digest; null before the first. */
  digest: digestSchema.nullable(),
  /** The digest that is streaming in. */
  nextDigest: z.object({ id: z.string(), content: digestContentSchema }).nullable(),
  usage: usageSchema,
});
/** What a window needs to know of a session: the fold of its feed. */
export type SessionView = z.infer<typeof sessionViewSchema>;

export const EMPTY_VIEW: SessionView = {
  seq: 0,
  sessionId: null,
  phase: 'idle',
  startedAt: null,
  durationMs: 0,
  lanes: [],
  paused: false,
  pauses: [],
  captions: [],
  interims: [],
  gaps: [],
  takenBack: [],
  marks: [],
  digest: null,
  nextDigest: null,
  usage: NO_USAGE,
};

/** Puts `item` into `sorted` by start time; captions nearly always come in order, so it searches from the end. */
function insertByStart<T extends { startMs: number }>(sorted: readonly T[], item: T): T[] {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1]?.startMs ?? 0) > item.startMs) at--;
  return [...sorted.slice(0, at), item, ...sorted.slice(at)];
}

function translate(captions: Caption[], id: string, translation: Caption['translation']): Caption[] {
  const at = captions.findLastIndex((caption) => caption.id === id);
  const caption = captions[at];
  return caption ? captions.with(at, { ...caption, translation }) : captions;
}

/** `marks` with this one: one of the same id gets its note. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const known = marks.some(({ id }) => id === mark.id);
  return known ? marks.map((old) => (old.id === mark.id ? mark : old)) : [...marks, mark];
}

/** Whether it was to be translated and the engine gave no translation. */
export function lacksTranslation({ translation }: Pick<Caption, 'translation'>): boolean {
  return translation?.final === true && translation.text === '';
}

/** The pauses with the end of the one that lasts. */
export function endPause(pauses: readonly Pause[], endMs: number): Pause[] {
  return pauses.map((pause) => (pause.endMs === null ? { ...pause, endMs } : pause));
}

/** Whether something of it may have been made of what was said at that time: digests go on from those before. */
export function mayTellOf(digest: Pick<Digest, 'untilMs'>, { startMs }: Pick<TakenBack, 'startMs'>): boolean {
  return digest.untilMs >= startMs;
}

/** The caption as somebody corrected it. What was made of its words before goes. */
export function edited(before: Caption, text: string): Caption {
  const { translation: _, ...caption } = before;
  const original = caption.original ?? caption.text;
  return { ...caption, text, original };
}

function without<T extends { id: string }>(items: readonly T[], id: string): T[] {
  return items.filter((item) => item.id !== id);
}

/** The view after `event`. Events already in the view are ignored, so a window may catch up and listen at once. */
export function applySessionEvent(view: SessionView, event: SessionEvent): SessionView {
  const { happening } = event;
  if (happening.type === 'session-started') {
    return {
      ...EMPTY_VIEW,
      seq: event.seq,
      sessionId: happening.sessionId,
      phase: 'running',
      startedAt: happening.startedAt,
      lanes: happening.lanes.map((lane) => ({ ...lane, state: 'opening', lagMs: 0 })),
    };
  }
  if (event.seq <= view.seq) return view;
  const next = { ...view, seq: event.seq };
  switch (happening.type) {
    case 'session-ended':
      return { ...next, phase: 'ended', durationMs: happening.durationMs, interims: [], paused: false };
    case 'lane-added':
      return { ...next, lanes: [...view.lanes, { ...happening.lane, state: 'opening', lagMs: 0 }] };
    case 'lane-state':
      return { ...next, lanes: withLane(view.lanes, happening.laneId, { state: happening.state }) };
    case 'lane-renamed': {
      const { laneId, name, colour } = happening;
      return { ...next, lanes: withLane(view.lanes, laneId, { name, colour }) };
    }
    case 'lane-muted':
      return { ...next, lanes: withLane(view.lanes, happening.laneId, { muted: happening.muted }) };
    case 'session-paused':
      return {
        ...next,
        paused: true,
        pauses: [...view.pauses, { startMs: happening.atMs, endMs: null }],
        durationMs: Math.max(view.durationMs, happening.atMs),
      };
    case 'session-resumed':
      return {
        ...next,
        paused: false,
        pauses: endPause(view.pauses, happening.atMs),
        durationMs: Math.max(view.durationMs, happening.atMs),
      };
    case 'caption-interim': {
      const { captionId: id, laneId, startMs, endMs, stable, tentative } = happening;
      const interim: Interim = { id, laneId, startMs, endMs, stable, tentative };
      const known = view.interims.some((old) => old.id === id);
      return {
        ...next,
        interims: known
          ? view.interims.map((old) => (old.id === id ? interim : old))
          : insertByStart(view.interims, interim),
      };
    }
    case 'caption-final': {
      const { captionId: id, laneId, startMs, endMs, text } = happening;
      return {
        ...next,
        durationMs: Math.max(view.durationMs, endMs),
        captions: insertByStart(view.captions, { id, laneId, startMs, endMs, text }),
        interims: without(view.interims, id),
      };
    }
    case 'caption-edited': {
      const at = view.captions.findLastIndex(({ id }) => id === happening.captionId);
      const caption = view.captions[at];
      return caption ? { ...next, captions: view.captions.with(at, edited(caption, happening.text)) } : next;
    }
    case 'caption-taken-back': {
      const { captionId: id, laneId, startMs, endMs } = happening;
      const takenBack: TakenBack = { id, laneId, startMs, endMs };
      return {
        ...next,
        captions: without(view.captions, id),
        interims: without(view.interims, id),
        takenBack: [...without(view.takenBack, id), takenBack],
        digest: view.digest && mayTellOf(view.digest, takenBack) ? null : view.digest,
        nextDigest: null,
      };
    }
    case 'caption-withdrawn':
      return { ...next, interims: without(view.interims, happening.captionId) };
    case 'gap': {
      const { laneId, startMs, endMs, code } = happening;
      return { ...next, gaps: [...view.gaps, { laneId, startMs, endMs, code }] };
    }
    case 'moment-marked': {
      const { markId: id, atMs, note } = happening;
      return { ...next, marks: withMark(view.marks, { id, atMs, note }) };
    }
    case 'lag':
      return { ...next, lanes: withLane(view.lanes, happening.laneId, { lagMs: happening.lagMs }) };
    case 'translation-interim':
    case 'translation-final': {
      const { captionId, language, text } = happening;
      const final = happening.type === 'translation-final';
      return { ...next, captions: translate(view.captions, captionId, { language, text, final }) };
    }
    case 'translation-missing': {
      const { captionId, language } = happening;
      return {
        ...next,
        captions: translate(view.captions, captionId, { language, text: '', final: true }),
      };
    }
    case 'digest-interim':
      return { ...next, nextDigest: { id: happening.digestId, content: happening.content } };
    case 'digest-updated':
      return { ...next, digest: happening.digest, nextDigest: null };
    case 'digest-withdrawn':
      return { ...next, nextDigest: view.nextDigest?.id === happening.digestId ? null : view.nextDigest };
    case 'usage':
      return { ...next, usage: happening.usage };
    case 'notice':
      return next;
    default:
      return missingCase(happening);
  }
}
