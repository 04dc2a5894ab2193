import { cleanText } from '../text/clean-text';
import { directionOf, isolate, type Direction } from '../../shared/direction';

/**
 * What CommonMark and GitHub's flavour take for markup inside a line: marks, tags, links, entities, formulas,
 * addresses (which would show the backslashes before marks in them), and what note-taking apps take for tags,
 * highlights and comments.
 */
const INLINE = /[\\`*_[\]<~#$]|&(?=#?\w+;)|=(?==)|%(?=%)|:(?=\/\/)|(?<=www)\./giu;
/** What begins a list or a quotation at the start of a line; the other block marks are inline ones as well. */
const LIST_OR_QUOTE = /^[-+>]/u;
const NUMBERED_LIST = /^(\d{1,9})([.)])/u;

/** `text` as one line of Markdown that shows just these characters, wherever in a line it stands. */
export function markdownText(text: string, direction?: Direction): string {
  const line = cleanText(text);
  const escaped = line
    .replaceAll(INLINE, String.raw`\$&`)
    .replace(LIST_OR_QUOTE, String.raw`\$&`)
    .replace(NUMBERED_LIST, String.raw`$1\$2`);
  return isolate(escaped, direction ?? directionOf(line));
}
