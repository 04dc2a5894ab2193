import { DEFAULT_EXPORT_OPTIONS, type ExportOptions } from '../../shared/exporting/options';
import type { Mark } from '../../shared/session/events';
import { CATALOGUES, type Catalogue } from '../../shared/locales';
import type { SessionRecord } from '../../shared/session/record';
import type { Caption, Gap, Pause, TakenBack } from '../../shared/session/session-view';
import { formatClock } from '../../shared/time';
import { cleanText } from '../text/clean-text';
import { directionOf, isolate } from '../../shared/direction';
import { wordsOf } from './cues';
import { inOrder, labeller, localDate } from './text';

/** What formats that are read heed of the options. */
export type TextSetting = Pick<ExportOptions, 'words' | 'speakers'>;

/**
 * Plain text: date and length, then one line for each caption with the time it starts at. What could not be
 * captioned is marked by ⚠, a pause by ⏸, and moments that the user marked by ★. Its only words of its own stand where
 * something was taken back. A translation into the language `second` stands in a line below, or in place of what was said.
 */
export function renderTxt(
  record: SessionRecord,
  { correct }: Pick<Catalogue, 'correct'> = CATALOGUES.en,
  second: string | null = null,
  { words, speakers }: TextSetting = DEFAULT_EXPORT_OPTIONS,
): string {
  const labelOf = labeller(record, speakers !== 'none');
  const renderCaption = (caption: Caption): string => {
    const { text, below } = wordsOf(caption, words, second);
    const spoken = `[${formatClock(caption.startMs)}] ${isolate(labelOf(caption) + text, directionOf(text))}\n`;
    return below === '' ? spoken : `${spoken}    ${isolate(below, directionOf(below))}\n`;
  };
  const renderGap = (gap: Gap): string => {
    const from = formatClock(gap.startMs);
    return `[${from}] ${labelOf(gap)}⚠ ${from}–${formatClock(gap.endMs)} (${gap.code})\n`;
  };

  const renderPause = ({ startMs, endMs }: Pause): string =>
    `[${formatClock(startMs)}] ⏸ ${formatClock(startMs)}–${formatClock(endMs ?? record.durationMs)}\n`;
  const renderMark = ({ atMs, note }: Mark): string => {
    const text = cleanText(note);
    return `${`[${formatClock(atMs)}] ★ ${isolate(text, directionOf(text))}`.trimEnd()}\n`;
  };

  const renderTakenBack = (place: TakenBack): string =>
    `[${formatClock(place.startMs)}] ${labelOf(place)}${correct.takenBack}\n`;

  const header = `Jamak · ${localDate(record.startedAt)} · ${formatClock(record.durationMs)}\n\n`;
  const lines = inOrder(record.captions, record).map((entry) => {
    if (entry.type === 'mark') return renderMark(entry.item);
    if (entry.type === 'pause') return renderPause(entry.item);
    if (entry.type === 'taken-back') return renderTakenBack(entry.item);
    return entry.type === 'gap' ? renderGap(entry.item) : renderCaption(entry.item);
  });
  return header + lines.join('');
}
