import type { SessionEvent, SessionHappening } from '../../../shared/session/events';
import type { SessionRecord } from '../../../shared/session/record';
import { takingBack } from '../../../shared/session/taking-back';

/** The events of which a store makes `record` again, as the session `sessionId`; all but its report. Lanes: at least one. */
export function recordEvents(record: SessionRecord, sessionId: string): SessionEvent[] {
  const { startedAt, durationMs } = record;
  const happenings: SessionHappening[] = [
    { type: 'session-started', sessionId, startedAt, lanes: record.lanes },
    // Before all that was made since then, which taking back would take along.
    ...record.takenBack.map(takingBack),
    ...record.captions.flatMap(captionHappenings),
    ...record.gaps.map((gap) => ({ type: 'gap' as const, ...gap })),
    ...record.marks.map(({ id: markId, atMs, note }) => ({
      type: 'moment-marked' as const,
      markId,
      atMs,
      note,
    })),
    ...record.pauses.flatMap(({ startMs, endMs }): SessionHappening[] => [
      { type: 'session-paused', atMs: startMs },
      ...(endMs === null ? [] : [{ type: 'session-resumed' as const, atMs: endMs }]),
    ]),
    ...record.digests.map((digest) => ({ type: 'digest-updated' as const, digest })),
    { type: 'usage', usage: record.usage },
    {
      type: 'session-ended',
      endedAt: record.endedAt ?? startedAt + durationMs,
      durationMs,
      reason: 'stopped',
    },
  ];
  return happenings.map((happening, at) => ({ seq: at + 1, happening }));
}

function captionHappenings({
  id: captionId,
  laneId,
  startMs,
  endMs,
  text,
  original,
  translations = [],
}: SessionRecord['captions'][number]): SessionHappening[] {
  return [
    { type: 'caption-final', captionId, laneId, startMs, endMs, text: original ?? text },
    // A correction takes away the translations of the words before.
    ...(original === undefined
      ? []
      : [{ type: 'caption-edited' as const, captionId, text, editor: 'bundle' }]),
    ...translations
      .filter(({ final }) => final)
      .map(({ language, text: translated }) =>
        translated === ''
          ? { type: 'translation-missing' as const, captionId, language }
          : { type: 'translation-final' as const, captionId, language, text: translated },
      ),
  ];
}
