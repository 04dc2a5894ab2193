import type { SessionEvent, SessionHappening } from '../../../src/shared/events';
import type { Lane } from '../../../src/shared/source';

export const STARTED_AT = Date.UTC(2026, 10, 22, 9, 30);

export const lanes: Lane[] = [
  { id: 'mic', label: 'Me', source: { kind: 'microphone' } },
  { id: 'sys', label: 'Guests', source: { kind: 'system' } },
];

/** Numbers happenings as a feed does. */
export function numbered(happenings: readonly SessionHappening[], first = 1): SessionEvent[] {
  return happenings.map((happening, at) => ({ seq: first + at, happening }));
}

export function started(sessionId: string, startedAt = STARTED_AT): SessionHappening {
  return { type: 'session-started', sessionId, startedAt, lanes };
}

export function final(captionId: string, startMs: number, text: string, laneId = 'mic'): SessionHappening {
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

export function gap(startMs: number): SessionHappening {
  return { type: 'gap', laneId: 'mic', startMs, endMs: startMs + 2000, code: 'speech-queue-full' };
}

export function ended(durationMs: number): SessionHappening {
  return { type: 'session-ended', endedAt: STARTED_AT + durationMs, durationMs, reason: 'stopped' };
}
