import type { SessionRecord } from '../../shared/session/record';
import { toCues } from './cues';
import { fullWidth } from './full-width';
import { subtitleTime } from './text';

/** Some older players take a file without it for one in the system's old encoding; some newer ones stumble over it. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What some player or other takes for markup: SubRip has neither tags nor escapes of its own, so players draw those of
 * HTML and of Advanced SubStation (`{\an8}`, `\N`). A `>` alone is none.
 */
const MARKUP = /[<{}\\]|(?<=<.*)>|&(?=#?\w+;)/gu;

/** Keeps every word, and whatever would be taken for markup or for a cue's times as a mark that looks like it. */
function plain(text: string): string {
  return fullWidth(text.replaceAll('-->', '→'), MARKUP);
}

export interface SrtOptions {
  /** Language of the translations below the captions; null for none. */
  readonly below: string | null;
  readonly byteOrderMark: boolean;
}

/**
 * SubRip. UTF-8 and LF: every player reads both ends of line, while some readers keep the CR of a CRLF as part of
 * the text. Gaps can't be written in this format.
 */
export function renderSrt(record: SessionRecord, { below, byteOrderMark }: SrtOptions): string {
  const cues = toCues(record, { plain, below }).map(({ startMs, endMs, lines }, at) => {
    const times = `${subtitleTime(startMs, ',')} --> ${subtitleTime(endMs, ',')}`;
    return `${at + 1}\n${times}\n${lines.join('\n')}\n`;
  });
  return (byteOrderMark ? BYTE_ORDER_MARK : '') + cues.join('\n');
}
