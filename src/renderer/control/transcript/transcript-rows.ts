import type { Caption, Gap } from '../../../shared/session/session-view';

export type TranscriptRow =
  | { readonly type: 'caption'; readonly key: string; readonly startMs: number; readonly caption: Caption }
  | { readonly type: 'gap'; readonly key: string; readonly startMs: number; readonly gap: Gap };

/** Captions and gaps in the order in which they were heard. Both lists are sorted or nearly so. */
export function transcriptRows(captions: readonly Caption[], gaps: readonly Gap[]): TranscriptRow[] {
  const rows: TranscriptRow[] = captions.map((caption) => ({
    type: 'caption',
    key: caption.id,
    startMs: caption.startMs,
    caption,
  }));
  if (gaps.length === 0) return rows;
  for (const [at, gap] of gaps.entries()) {
    rows.push({ type: 'gap', key: `gap-${at}`, startMs: gap.startMs, gap });
  }
  return rows.sort((a, b) => a.startMs - b.startMs);
}
