import type { Digest } from '../../../src/shared/session/digest';
import type {
  LateHappening,
  MarkHappening,
  SessionEvent,
  SessionHappening,
  StrikeHappening,
} from '../../../src/shared/session/events';
import type { Report, ReportNotes } from '../../../src/shared/session/report';
import type { Lane } from '../../../src/shared/source';

export const STARTED_AT = Date.UTC(2026, 10, 22, 9, 30);

export const lanes: Lane[] = [
  { id: 'mic', name: 'Me', colour: 'sky', muted: false, source: { kind: 'microphone' } },
  { id: 'sys', name: 'Guests', colour: 'sky', muted: false, source: { kind: 'system' } },
];

/** Numbers happenings as a feed does. */
export function numbered(happenings: readonly SessionHappening[], first = 1): SessionEvent[] {
  return happenings.map((happening, at) => ({ seq: first + at, happening }));
}

export function started(sessionId: string, startedAt = STARTED_AT): SessionHappening {
  return { type: 'session-started', sessionId, startedAt, lanes };
}

export function final(captionId: string, startMs: number, text: string, laneId = 'mic'): LateHappening {
  return { type: 'caption-final', captionId, laneId, startMs, endMs: startMs + 900.5, text };
}

export function interim(captionId: string, startMs: number, stable: string): SessionHappening {
  return {
    type: 'caption-interim',
    captionId,
    laneId: 'mic',
    startMs,
    endMs: startMs + 300,
    stable,
    tentative: '',
  };
}

export function gap(startMs: number): LateHappening {
  return { type: 'gap', laneId: 'mic', startMs, endMs: startMs + 2000, code: 'speech-queue-full' };
}

export function marked(markId: string, atMs: number, note = ''): MarkHappening {
  return { type: 'moment-marked', markId, atMs, note };
}

/** A statement is struck out, or brought back. */
export function struck(
  text: string,
  { untilMs = 5000, struck: on = true }: { untilMs?: number; struck?: boolean } = {},
): StrikeHappening {
  return { type: 'statement-struck', text, captionIds: ['a'], untilMs, struck: on };
}

export function paused(atMs: number): SessionHappening {
  return { type: 'session-paused', atMs };
}

export function resumed(atMs: number): SessionHappening {
  return { type: 'session-resumed', atMs };
}

/** A lane more, as a session gets it while it runs. */
export function added(id: string): SessionHappening {
  return {
    type: 'lane-added',
    lane: { id, name: '"Späte"', colour: 'rose', muted: true, source: { kind: 'sample' } },
  };
}

/** A lane has another name and colour. */
export function renamed(laneId: string, name: string): SessionHappening {
  return { type: 'lane-renamed', laneId, name, colour: 'teal' };
}

export function ended(durationMs: number): SessionHappening {
  return { type: 'session-ended', endedAt: STARTED_AT + durationMs, durationMs, reason: 'stopped' };
}

export function translated(captionId: string, text: string, language = 'ko'): SessionHappening {
  return { type: 'translation-final', captionId, language, text };
}

/** The engine gave none. */
export function untranslated(captionId: string, language = 'ko'): SessionHappening {
  return { type: 'translation-missing', captionId, language };
}

export function digest(id: string, untilMs: number): Digest {
  return {
    id,
    fromMs: 0,
    untilMs,
    language: 'en',
    author: { engine: 'server', model: 'small' },
    summary: [{ text: `All up to ${untilMs}`, captionIds: ['a'] }],
    situation: null,
    keywords: ['말', 'words'],
    highlights: [{ captionId: 'a', atMs: 0, text: 'It begins', why: '' }],
  };
}

export function notes(startMs: number): ReportNotes {
  return {
    startMs,
    endMs: startMs + 1000,
    points: [{ text: `What was said from ${startMs} on`, captionIds: ['a'] }],
    chapters: [],
    decisions: [],
    highlights: [],
    quotes: [],
    keywords: ['말'],
  };
}

export function report(title: string): Report {
  return {
    title,
    abstract: 'In short',
    chapters: [{ title: 'One', startMs: 0, endMs: 1000, summary: '' }],
    decisions: [],
    highlights: [],
    quotes: [{ captionId: 'a', atMs: 0, text: 'words' }],
    keywords: [],
    language: 'ko',
    author: { engine: 'embedded', model: '' },
    madeAt: STARTED_AT + 60_000,
  };
}
