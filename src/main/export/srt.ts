import type { SessionRecord } from '../../shared/session/record';
import { toCues, type CueSetting } from './cues';
import { fullWidth } from './full-width';
import { BYTE_ORDER_MARK, subtitleTime } from './text';

/**
 * What some player or other takes for markup: SubRip has neither tags nor escapes of its own, so players draw those of
 * HTML and of Advanced SubStation (`{\an8}`, `\N`).
 */
const MARKUP = /[<>{}\\]|&(?=#?\w+;)/gu;
/** Before the first tag a `>` closes none. */
const BEFORE_TAGS = /[{}\\]|&(?=#?\w+;)/gu;

/** Keeps every word, and whatever would be taken for markup or for a cue's times as a mark that looks like it. */
function plain(text: string): string {
  const words = text.replaceAll('-->', '→');
  const tag = words.indexOf('<');
  if (tag < 0) return fullWidth(words, BEFORE_TAGS);
  return fullWidth(words.slice(0, tag), BEFORE_TAGS) + fullWidth(words.slice(tag), MARKUP);
}

export interface SrtOptions {
  /** Language of the translations; null for none. */
  readonly below: string | null;
  /** Some older players take a file without it for one in the system's old encoding; some newer ones stumble over it. */
  readonly byteOrderMark: boolean;
  readonly set?: CueSetting;
}

/**
 * SubRip. UTF-8 and LF: every player reads both ends of line, while some readers keep the CR of a CRLF as part of
 * the text. Gaps can't be written in this format.
 */
export function renderSrt(record: SessionRecord, { below, byteOrderMark, set }: SrtOptions): string {
  const cues = toCues(record, { plain, below, set }).map(({ startMs, endMs, lines }, at) => {
    const times = `${subtitleTime(startMs, ',')} --> ${subtitleTime(endMs, ',')}`;
    return `${at + 1}\n${times}\n${lines.join('\n')}\n`;
  });
  return (byteOrderMark ? BYTE_ORDER_MARK : '') + cues.join('\n');
}
