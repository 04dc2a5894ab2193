import type { Caption, Gap, Pause } from '../../../shared/session/session-view';

export type TranscriptRow =
  | { readonly type: 'caption'; readonly key: string; readonly startMs: number; readonly caption: Caption }
  | { readonly type: 'gap'; readonly key: string; readonly startMs: number; readonly gap: Gap }
  | { readonly type: 'pause'; readonly key: string; readonly startMs: number; readonly pause: Pause };

/** Captions, gaps and pauses in the order in which they were heard. All lists are sorted or nearly so. */
export function transcriptRows(
  captions: readonly Caption[],
  gaps: readonly Gap[],
  pauses: readonly Pause[],
): TranscriptRow[] {
  const rows: TranscriptRow[] = captions.map((caption) => ({
    type: 'caption',
    key: caption.id,
    startMs: caption.startMs,
    caption,
  }));
  if (gaps.length + pauses.length === 0) return rows;
  for (const [at, gap] of gaps.entries()) {
    rows.push({ type: 'gap', key: `gap-${at}`, startMs: gap.startMs, gap });
  }
  for (const [at, pause] of pauses.entries()) {
    rows.push({ type: 'pause', key: `pause-${at}`, startMs: pause.startMs, pause });
  }
  return rows.sort((a, b) => a.startMs - b.startMs);
}
