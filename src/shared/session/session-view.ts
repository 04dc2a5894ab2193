import { z } from 'zod';
import { captionSchema, type Caption, type Translation } from './caption';
import { digestContentSchema, digestSchema, type Digest } from './digest';
import { missingCase, messageCodeSchema } from '../errors';
import { laneStateSchema, markSchema, MASK_EDITOR, type Mark, type SessionEvent } from './events';
import { rearrange } from './rearranging';
import { laneSchema, withLane } from '../source';
import { struckSchema, withStruck } from './struck';
import { NO_USAGE, usageSchema } from './usage';

export { captionSchema, translationSchema, type Caption, type Translation } from './caption';

export const interimSchema = captionSchema
  .omit({ text: true, original: true, translations: true, madeOf: true })
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
  /** How often they were rearranged so far. */
  rearranged: z.number().int().nonnegative().default(0),
  /** Oldest first. */
  interims: z.array(interimSchema),
  gaps: z.array(gapSchema),
  /** In the order in which they were. */
  takenBack: z.array(takenBackSchema),
  /** In the order in which they were made. */
  marks: z.array(markSchema),
  /** What the user struck out; `digest` still holds it, so that it can be brought back. */
  struck: z.array(struckSchema),
  /** The newest digest; null before the first. */
  digest: digestSchema.nullable(),
  /** Whether captions were rewritten since that it may tell of. */
  digestOutdated: z.boolean().default(false),
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
  rearranged: 0,
  interims: [],
  gaps: [],
  takenBack: [],
  marks: [],
  struck: [],
  digest: null,
  digestOutdated: false,
  nextDigest: null,
  usage: NO_USAGE,
};

/** Puts `item` into `sorted` by start time; captions nearly always come in order, so it searches from the end. */
function insertByStart<T extends { startMs: number }>(sorted: readonly T[], item: T): T[] {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1]?.startMs ?? 0) > item.startMs) at--;
  return sorted.toSpliced(at, 0, item);
}

function translate(captions: Caption[], id: string, translation: Translation): Caption[] {
  const at = captions.findLastIndex((caption) => caption.id === id);
  const caption = captions[at];
  if (!caption) return captions;
  const translations = withTranslation(caption.translations ?? [], translation);
  return captions.with(at, { ...caption, translations });
}

/** `translations` with this one, in place of an older one in its language. */
export function withTranslation(
  translations: readonly Translation[],
  translation: Translation,
): Translation[] {
  const at = translations.findIndex(({ language }) => language === translation.language);
  return at < 0 ? [...translations, translation] : translations.with(at, translation);
}

/** The caption's translation into that language: what there is of it, so far. */
export function translationIn(
  { translations }: Pick<Caption, 'translations'>,
  language: string | null,
): Translation | undefined {
  return translations?.find((translation) => translation.language === language);
}

/**
 * The language in which a session's translations are read and exported: the one that is preferred, where it has any
 * in it; else the one that came first. Null where it has none.
 */
export function secondLanguage(
  captions: readonly Pick<Caption, 'translations'>[],
  preferred: string | null = null,
): string | null {
  if (captions.some((caption) => translationIn(caption, preferred))) return preferred;
  return captions.find(({ translations }) => translations?.length)?.translations?.[0]?.language ?? null;
}

/** `marks` with this one: one of the same id gets its note. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const known = marks.some(({ id }) => id === mark.id);
  return known ? marks.map((old) => (old.id === mark.id ? mark : old)) : [...marks, mark];
}

/** Whether it was to be translated into that language and the engine gave no translation. */
export function lacksTranslation(caption: Pick<Caption, 'translations'>, language: string | null): boolean {
  const translation = translationIn(caption, language);
  return translation?.final === true && translation.text === '';
}

/** The pauses with the end of the one that lasts. */
export function endPause(pauses: readonly Pause[], endMs: number): Pause[] {
  return pauses.map((pause) => (pause.endMs === null ? { ...pause, endMs } : pause));
}

/** Whether something of it may have been made of what was said at that time: digests go on from those before. */
export function mayTellOf(made: Pick<Digest, 'untilMs'>, { startMs }: Pick<TakenBack, 'startMs'>): boolean {
  return made.untilMs >= startMs;
}

function isTold({ digest }: SessionView, { startMs }: Caption): boolean {
  return digest !== null && digest.untilMs > startMs;
}

/** The caption as somebody corrected it. What was made of its words before goes. */
export function edited({ translations: _translations, ...caption }: Caption, text: string): Caption {
  const original = caption.original ?? caption.text;
  return { ...caption, text, original };
}

/** The caption as it reads now: what it was made of, or was made of it, goes. */
export function bare({ id, laneId, startMs, endMs, text }: Caption): Caption {
  return { id, laneId, startMs, endMs, text };
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
        captions: insertByStart(without(view.captions, id), { id, laneId, startMs, endMs, text }),
        interims: without(view.interims, id),
      };
    }
    case 'caption-edited': {
      const at = view.captions.findLastIndex(({ id }) => id === happening.captionId);
      const caption = view.captions[at];
      if (!caption) return next;
      const { original, ...now } = edited(caption, happening.text);
      const masked = happening.editor === MASK_EDITOR;
      return {
        ...next,
        captions: view.captions.with(at, masked ? now : { ...now, original }),
        digestOutdated: view.digestOutdated || (!masked && isTold(view, caption)),
      };
    }
    case 'caption-taken-back': {
      const { captionId: id, laneId, startMs, endMs } = happening;
      const takenBack: TakenBack = { id, laneId, startMs, endMs };
      const related = new Set(happening.related);
      const left = without(view.captions, id);
      return {
        ...next,
        captions: related.size === 0 ? left : left.map((one) => (related.has(one.id) ? bare(one) : one)),
        interims: without(view.interims, id),
        takenBack: [...without(view.takenBack, id), takenBack],
        digest: view.digest && mayTellOf(view.digest, takenBack) ? null : view.digest,
        nextDigest: null,
        struck: view.struck.filter((one) => !mayTellOf(one, takenBack)),
      };
    }
    case 'captions-rearranged':
      return {
        ...next,
        captions: rearrange(view.captions, happening),
        rearranged: view.rearranged + 1,
        digestOutdated:
          view.digestOutdated ||
          happening.removed.length > 0 ||
          happening.captions.some((one) => isTold(view, one)),
      };
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
    case 'statement-struck':
      return { ...next, struck: withStruck(view.struck, happening, happening.struck) };
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
      return { ...next, digest: happening.digest, digestOutdated: false, nextDigest: null };
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
