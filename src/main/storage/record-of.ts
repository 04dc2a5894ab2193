import { missingCase } from '../../shared/errors';
import { isKept, type SessionEvent } from '../../shared/session/events';
import type { SessionRecord, SessionSummary } from '../../shared/session/record';
import {
  bare,
  edited,
  endPause,
  mayTellOf,
  withMark,
  withTranslation,
  type Caption,
  type TakenBack,
  type Translation,
} from '../../shared/session/session-view';
import { reportWithoutStruck, withoutStruck, withStruck, type Struck } from '../../shared/session/struck';
import { NO_USAGE } from '../../shared/session/usage';
import { withLane } from '../../shared/source';
import { OPENING_CAPTIONS, openingWords } from './opening-words';

/**
 * The session that the events tell of, as the store would give it had it all of them. Null when they hold no start.
 */
export function recordOf(events: readonly SessionEvent[]): SessionRecord | null {
  let started: Pick<SessionRecord, 'id' | 'startedAt'> | null = null;
  let lanes: SessionRecord['lanes'] = [];
  let endedAt: number | null = null;
  let durationMs = 0;
  let usage = NO_USAGE;
  const captions = new Map<string, Caption>();
  const translations = new Map<string, Translation[]>();
  const gaps: SessionRecord['gaps'] = [];
  let marks: SessionRecord['marks'] = [];
  let pauses: SessionRecord['pauses'] = [];
  const takenBack = new Map<string, TakenBack>();
  let digests: SessionRecord['digests'] = [];
  let struck: readonly Struck[] = [];
  const translate = (captionId: string, translation: Translation): void => {
    translations.set(captionId, withTranslation(translations.get(captionId) ?? [], translation));
  };

  for (const { happening } of events) {
    if (!isKept(happening)) continue;
    switch (happening.type) {
      case 'session-started': {
        started = { id: happening.sessionId, startedAt: happening.startedAt };
        lanes.push(...happening.lanes);
        break;
      }
      case 'caption-final': {
        const { captionId: id, laneId, startMs, endMs, text } = happening;
        durationMs = Math.max(durationMs, endMs);
        // An utterance that was recognised twice keeps its last text.
        captions.delete(id);
        captions.set(id, { id, laneId, startMs, endMs, text });
        break;
      }
      case 'caption-edited': {
        const caption = captions.get(happening.captionId);
        if (caption) captions.set(caption.id, edited(caption, happening.text));
        translations.delete(happening.captionId);
        break;
      }
      case 'caption-taken-back': {
        const { captionId: id, laneId, startMs, endMs } = happening;
        captions.delete(id);
        for (const other of happening.related ?? []) {
          const caption = captions.get(other);
          if (caption) captions.set(other, bare(caption));
          translations.delete(other);
        }
        takenBack.set(id, { id, laneId, startMs, endMs });
        digests = digests.filter((digest) => !mayTellOf(digest, happening));
        struck = struck.filter((one) => !mayTellOf(one, happening));
        break;
      }
      case 'captions-rearranged':
        for (const id of happening.removed) captions.delete(id);
        for (const { translations: own, ...caption } of happening.captions) {
          captions.delete(caption.id);
          captions.set(caption.id, caption);
          if (own) translations.set(caption.id, own);
          else translations.delete(caption.id);
        }
        break;
      case 'gap': {
        const { laneId, startMs, endMs, code } = happening;
        durationMs = Math.max(durationMs, endMs);
        gaps.push({ laneId, startMs, endMs, code });
        break;
      }
      case 'moment-marked': {
        const { markId: id, atMs, note } = happening;
        marks = withMark(marks, { id, atMs, note });
        break;
      }
      case 'statement-struck':
        struck = withStruck(struck, happening, happening.struck);
        break;
      case 'translation-final': {
        const { captionId, language, text } = happening;
        translate(captionId, { language, text, final: true });
        break;
      }
      case 'translation-missing': {
        const { captionId, language } = happening;
        translate(captionId, { language, text: '', final: true });
        break;
      }
      case 'digest-updated':
        digests.push(happening.digest);
        break;
      case 'usage':
        ({ usage } = happening);
        break;
      case 'session-ended':
        ({ endedAt, durationMs } = happening);
        break;
      case 'lane-added':
        lanes.push(happening.lane);
        break;
      case 'lane-renamed':
        lanes = withLane(lanes, happening.laneId, { name: happening.name, colour: happening.colour });
        break;
      case 'session-paused':
        durationMs = Math.max(durationMs, happening.atMs);
        pauses.push({ startMs: happening.atMs, endMs: null });
        break;
      case 'session-resumed':
        durationMs = Math.max(durationMs, happening.atMs);
        pauses = endPause(pauses, happening.atMs);
        break;
      case 'lane-state':
      case 'lane-muted':
      case 'notice':
        break;
      default:
        missingCase(happening);
    }
  }

  if (!started) return null;
  const translated = [...captions.values()].map((caption): Caption => {
    const own = translations.get(caption.id);
    return own ? { ...caption, translations: own } : caption;
  });
  const byStart = translated.toSorted((left, right) => left.startMs - right.startMs);
  return asSteered({
    ...started,
    lanes,
    endedAt,
    durationMs,
    captions: byStart,
    gaps,
    takenBack: [...takenBack.values()].toSorted((left, right) => left.startMs - right.startMs),
    marks,
    pauses,
    digests,
    report: null,
    otherReports: [],
    struck: [...struck],
    usage,
  });
}

/** The record with nothing of what is struck out in its digests and reports. */
export function asSteered(record: SessionRecord): SessionRecord {
  const { struck } = record;
  if (struck.length === 0) return record;
  return {
    ...record,
    digests: record.digests.map((digest) => withoutStruck(digest, struck)),
    report: record.report && reportWithoutStruck(record.report, struck),
    otherReports: record.otherReports.map((report) => reportWithoutStruck(report, struck)),
  };
}

/** One line of the list of sessions, as the store would give it for a session without a report. */
export function summaryOf({ id, startedAt, endedAt, durationMs, captions }: SessionRecord): SessionSummary {
  return {
    id,
    startedAt,
    endedAt,
    durationMs,
    captionCount: captions.length,
    opening: openingWords(captions.slice(0, OPENING_CAPTIONS).map(({ text }) => text)),
    hasReport: false,
    title: '',
  };
}
