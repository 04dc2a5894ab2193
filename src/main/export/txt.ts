import type { SessionRecord } from '../../shared/session/record';
import type { Caption, Gap, Pause } from '../../shared/session/session-view';
import { formatClock } from '../../shared/time';
import { cleanText } from '../text/clean-text';
import { directionOf, isolate } from '../../shared/direction';
import { inOrder, labeller, localDate } from './text';

/**
 * Plain text: date and length, then one line for each caption with the time it starts at. What could not be
 * captioned is marked by ⚠, a pause by ⏸. It has no words of its own, so it needs no translation.
 */
export function renderTxt(record: SessionRecord): string {
  const labelOf = labeller(record);
  const renderCaption = (caption: Caption): string => {
    const text = cleanText(caption.text);
    return `[${formatClock(caption.startMs)}] ${isolate(labelOf(caption) + text, directionOf(text))}\n`;
  };
  const renderGap = (gap: Gap): string => {
    const from = formatClock(gap.startMs);
    return `[${from}] ${labelOf(gap)}⚠ ${from}–${formatClock(gap.endMs)} (${gap.code})\n`;
  };

  const renderPause = ({ startMs, endMs }: Pause): string =>
    `[${formatClock(startMs)}] ⏸ ${formatClock(startMs)}–${formatClock(endMs ?? record.durationMs)}\n`;

  const header = `Jamak · ${localDate(record.startedAt)} · ${formatClock(record.durationMs)}\n\n`;
  const lines = inOrder(record.captions, record).map((entry) => {
    if (entry.type === 'pause') return renderPause(entry.item);
    return entry.type === 'gap' ? renderGap(entry.item) : renderCaption(entry.item);
  });
  return header + lines.join('');
}
