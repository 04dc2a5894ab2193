import type { Mark } from '../../../shared/session/events';
import type { Caption, Gap, Pause, SessionView, TakenBack } from '../../../shared/session/session-view';

export type TranscriptRow =
  | { readonly type: 'caption'; readonly key: string; readonly startMs: number; readonly caption: Caption }
  | { readonly type: 'taken-back'; readonly key: string; readonly startMs: number; readonly place: TakenBack }
  | { readonly type: 'gap'; readonly key: string; readonly startMs: number; readonly gap: Gap }
  | { readonly type: 'pause'; readonly key: string; readonly startMs: number; readonly pause: Pause }
  | { readonly type: 'mark'; readonly key: string; readonly startMs: number; readonly mark: Mark };

/** Captions, what was taken back, gaps, pauses and marks in the order in which they were heard and made. All lists are sorted or nearly so. */
export function transcriptRows(
  captions: readonly Caption[],
  gaps: readonly Gap[],
  pauses: readonly Pause[],
  marks: readonly Mark[],
  takenBack: readonly TakenBack[] = [],
): TranscriptRow[] {
  const rows: TranscriptRow[] = captions.map((caption) => ({
    type: 'caption',
    key: caption.id,
    startMs: caption.startMs,
    caption,
  }));
  if (gaps.length + pauses.length + marks.length + takenBack.length === 0) return rows;
  for (const place of takenBack) {
    rows.push({ type: 'taken-back', key: place.id, startMs: place.startMs, place });
  }
  for (const [at, gap] of gaps.entries()) {
    rows.push({ type: 'gap', key: `gap-${at}`, startMs: gap.startMs, gap });
  }
  for (const [at, pause] of pauses.entries()) {
    rows.push({ type: 'pause', key: `pause-${at}`, startMs: pause.startMs, pause });
  }
  for (const mark of marks) rows.push({ type: 'mark', key: mark.id, startMs: mark.atMs, mark });
  return rows.sort((a, b) => a.startMs - b.startMs);
}

/** Whether a transcript has nothing to show of it: pauses alone are nothing. */
export function isBlank({ captions, gaps, marks, interims, takenBack }: SessionView): boolean {
  return [captions, gaps, marks, interims, takenBack].every((list) => list.length === 0);
}
