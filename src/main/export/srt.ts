import type { SessionRecord } from '../../shared/record';
import { toCues } from './cues';
import { subtitleTime } from './text';

/** Players on Korean and Japanese Windows take a file without it for one in the system's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** SubRip knows no escapes, so the one sequence that could be taken for a cue's times becomes a real arrow. */
function withoutArrows(text: string): string {
  return text.replaceAll('-->', '→');
}

/**
 * SubRip. UTF-8 with a byte order mark, and LF: every player reads both ends of line, while some readers
 * keep the CR of a CRLF as part of the text. Gaps can't be written in this format.
 */
export function renderSrt(record: SessionRecord, bilingual: boolean): string {
  const cues = toCues(record, { clean: withoutArrows, bilingual }).map(({ startMs, endMs, lines }, at) => {
    const times = `${subtitleTime(startMs, ',')} --> ${subtitleTime(endMs, ',')}`;
    return `${at + 1}\n${times}\n${lines.join('\n')}\n`;
  });
  return BYTE_ORDER_MARK + cues.join('\n');
}
