import type { SessionRecord } from '../../shared/session/record';

/** The session with all times of what was said so much later, ms, or earlier; what would lie before its beginning is cut. */
export function shifted(record: SessionRecord, offsetMs: number): SessionRecord {
  if (offsetMs === 0) return record;
  const at = (ms: number): number => Math.max(0, ms + offsetMs);
  const moved = <T extends { readonly startMs: number; readonly endMs: number }>(spans: readonly T[]): T[] =>
    spans
      // One that ends before it begins, as in a file of somebody else, is shown from where it begins.
      .filter(({ startMs, endMs }) => Math.max(startMs, endMs) + offsetMs > 0)
      .map((span) => ({ ...span, startMs: at(span.startMs), endMs: at(span.endMs) }));
  return {
    ...record,
    durationMs: at(record.durationMs),
    captions: moved(record.captions),
    gaps: moved(record.gaps),
    takenBack: moved(record.takenBack),
    marks: record.marks
      .filter(({ atMs }) => atMs + offsetMs >= 0)
      .map((mark) => ({ ...mark, atMs: at(mark.atMs) })),
    pauses: record.pauses
      .filter(({ endMs }) => endMs === null || endMs + offsetMs > 0)
      .map(({ startMs, endMs }) => ({ startMs: at(startMs), endMs: endMs === null ? null : at(endMs) })),
  };
}
