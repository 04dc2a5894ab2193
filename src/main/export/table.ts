import type { SessionRecord } from '../../shared/session/record';
import { cleanText } from '../text/clean-text';
import { wordsOf } from './cues';
import { BYTE_ORDER_MARK, inOrder, speakers, subtitleTime } from './text';
import type { TextSetting } from './txt';

const HEAD = ['kind', 'start', 'end', 'speaker', 'text', 'translation'] as const;

/** What spreadsheets take for the beginning of a formula, in full width too, which some take for the same. */
const FORMULA = /^[=+\-@＝＋－＠]/u;

/**
 * A cell that no spreadsheet runs: one that would be a formula begins with an apostrophe, which marks text. There is
 * no tab and no end of line in it, because its text is clean.
 */
function cell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\t]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * A line for each caption, gap, pause, mark and place of what was taken back, with what it is; for spreadsheets, which
 * know by the byte order mark that it is UTF-8, and for programs. Translations are those into the language `second`.
 */
export function renderTable(
  record: SessionRecord,
  divider: ',' | '\t',
  second: string | null,
  set: TextSetting,
): string {
  const nameOf = speakers(record, set.speakers !== 'none');
  const time = (ms: number): string => subtitleTime(Math.max(0, Math.round(ms)), '.');
  const rows = inOrder(record.captions, record).map((entry): readonly string[] => {
    switch (entry.type) {
      case 'caption': {
        const { text, below } = wordsOf(entry.item, set.words, second);
        const { startMs, endMs } = entry.item;
        return ['caption', time(startMs), time(endMs), nameOf(entry.item), text, below];
      }
      case 'gap': {
        const { startMs, endMs, code } = entry.item;
        return ['gap', time(startMs), time(endMs), nameOf(entry.item), code, ''];
      }
      case 'pause': {
        const { startMs, endMs } = entry.item;
        return ['pause', time(startMs), time(endMs ?? record.durationMs), '', '', ''];
      }
      case 'taken-back': {
        const { startMs, endMs } = entry.item;
        return ['taken-back', time(startMs), time(endMs), nameOf(entry.item), '', ''];
      }
      default: {
        const { atMs, note } = entry.item;
        return ['mark', time(atMs), time(atMs), '', cleanText(note), ''];
      }
    }
  });
  const lines = [HEAD, ...rows].map((row) => `${row.map(cell).join(divider)}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}
