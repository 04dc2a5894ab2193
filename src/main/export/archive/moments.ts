import type { SessionRecord } from '../../../shared/session/record';

/** Something of a session to find again. Session ms. */
export interface Moment {
  readonly startMs: number;
  /** When the next begins or it is over; null for a moment without a length. */
  readonly endMs: number | null;
  readonly text: string;
}

/** Chapters that digests make: so far apart at least, ms, and so many at most. */
const DIGEST_APART_MS = 60_000;
const DIGEST_CHAPTERS = 15;
/** A mark without a note tells nothing more than a highlight that is so near to it, ms. */
const SAME_MOMENT_MS = 15_000;

/** The report's chapters; without a report, what digests said was going on. */
export function chaptersOf({ report, digests, durationMs }: SessionRecord): Moment[] {
  if (report && report.chapters.length > 0) {
    return report.chapters.map(({ title, startMs, endMs }) => ({ startMs, endMs, text: title }));
  }
  const apartMs = Math.max(DIGEST_APART_MS, durationMs / DIGEST_CHAPTERS);
  const chapters: { startMs: number; text: string }[] = [];
  for (const { fromMs, situation, summary } of digests) {
    const text = (situation ?? summary.at(-1))?.text;
    const last = chapters.at(-1);
    if (text === undefined || text === last?.text) continue;
    if (!last || fromMs - last.startMs >= apartMs) chapters.push({ startMs: fromMs, text });
  }
  return chapters.map((chapter, at) => ({ ...chapter, endMs: chapters[at + 1]?.startMs ?? durationMs }));
}

/** What the user marked and what was picked as worth finding again, in their order. */
export function highlightsOf({ report, digests, marks, captions }: SessionRecord): Moment[] {
  const picked = report?.highlights ?? digests.flatMap(({ highlights }) => highlights);
  const byCaption = new Map(picked.map(({ captionId, atMs, text }) => [captionId, { atMs, text }]));
  const marked = marks.flatMap(({ atMs, note }) => {
    if (note.trim() !== '') return { atMs, text: note };
    // What was said around a mark is often picked because of it.
    if (picked.some((highlight) => Math.abs(highlight.atMs - atMs) < SAME_MOMENT_MS)) return [];
    return { atMs, text: captions.findLast(({ startMs }) => startMs <= atMs)?.text ?? '' };
  });
  return [...marked, ...byCaption.values()]
    .map(({ atMs, text }): Moment => ({ startMs: atMs, endMs: null, text }))
    .sort((a, b) => a.startMs - b.startMs);
}
