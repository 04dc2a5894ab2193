import type { SessionRecord } from '../../shared/session/record';
import { cleanText } from '../text/clean-text';

/** A name of ASCII letters that says when the session was, such as `jamak-2026-11-22-2105`. */
export function exportName(record: Pick<SessionRecord, 'startedAt'>): string {
  const date = new Date(record.startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `jamak-${day}-${two(date.getHours())}${two(date.getMinutes())}`;
}

/** The same with what the session is called, if anything: the name of a file that people look for. */
export function fileName(record: Pick<SessionRecord, 'startedAt' | 'report'>): string {
  const title = safeName(record.report?.title ?? '');
  return title === '' ? exportName(record) : `${exportName(record)} ${title}`;
}

/** Of which systems make a folder, a drive, a wildcard or a redirection. */
const NEVER_IN_A_NAME = /[\\/:*?"<>|]+/gu;
/** Windows drops them from the end; one at the beginning hides a file. */
const AT_THE_EDGES = /^[. ]+|[. ]+$/gu;
/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/iu;
/** Of the 255 that file systems take, or 143 where they encrypt names; what stands around it takes some of them. */
const MOST_BYTES = 96;

/**
 * `text` as a part of a file's name that every system takes and shows alike: composed as Windows and Linux expect it,
 * without what has a meaning in paths, at most 96 bytes of UTF-8 of whole letters. Empty where nothing is left.
 */
export function safeName(text: string, mostBytes = MOST_BYTES): string {
  const plain = cleanText(text).normalize('NFC').replaceAll(NEVER_IN_A_NAME, ' ').replaceAll(/ {2,}/gu, ' ');
  const short = cut(plain.replaceAll(AT_THE_EDGES, ''), mostBytes).replaceAll(AT_THE_EDGES, '');
  return short.replace(DEVICE, '$&_');
}

/** As many graphemes from the beginning as have room. */
function cut(text: string, mostBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
