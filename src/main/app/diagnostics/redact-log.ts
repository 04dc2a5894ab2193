import { constants } from 'node:os';
import { MESSAGE_CODES } from '../../../shared/errors';
import { REQUESTS } from '../../../shared/ipc';
import { CRASH_REASONS, CRASHING } from '../../../shared/requests/diagnostics';
import { LOG_PHRASES } from './log-phrases';

/** In place of whatever is not known to be of our own making. */
const LEFT_OUT = '…';

/** All that a line may say in words: what Jamak itself has to say, and how Chromium and Node call what happened. */
const WORDS: ReadonlySet<string> = new Set([
  ...LOG_PHRASES.flatMap((phrase) => phrase.split(' ').map(bareWord)),
  ...MESSAGE_CODES,
  ...Object.keys(REQUESTS),
  ...CRASHING,
  ...CRASH_REASONS,
]);

const ERROR_NAMES =
  /^(?:Uncaught )?(?:Error|(?:Jamak|Type|Range|Reference|Syntax|Eval|URI|Aggregate|Zod|Sqlite|Libsql|Abort|Timeout|Network|NotFound|NotAllowed|NotReadable|NotSupported|InvalidState|Overconstrained|Security|Data|Encoding|Quota|API|APIConnection|APIConnectionTimeout|APIUserAbort|OBSWebSocket|Assertion)Error|DOMException)$/;
/** Of systems and libraries. */
const CODES: ReadonlySet<string> = new Set(Object.keys(constants.errno));
const LIBRARY_CODE = /^(?:ERR|SQLITE|UND_ERR)(?:_[A-Z]{2,14}){1,5}$/;
/** Counts, milliseconds, factors; no telephone has so short a number. */
const NUMBER = /^-?\d{1,6}(?:\.\d{1,3})?$/;

const HEADER = /^(\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\]) (\[(?:error|warn|info|verbose|debug|silly)\]) +/;
/** Where in our own code or in Node's something happened; never where somebody's home lies. */
const FRAME =
  /^\s+at .*?(?:[\\/]out[\\/](?:main|preload)[\\/](?:chunks[\\/])?([a-z][\w-]{0,60}\.js:\d+:\d+)|(node:internal(?:\/\w{1,40}){1,5}:\d+:\d+))\)?$/;

/** Without what follows it. */
function bareWord(word: string): string {
  return word.replace(/[,:;.]+$/, '');
}

/**
 * A log as it may be given away: of each line its time, its level, and the words that Jamak itself says. Names, paths,
 * addresses, what an error says of its cause and anything else that is not known are left out.
 */
export function redactLog(text: string): string {
  return text
    .split(/\r?\n/)
    .map(redactLine)
    .filter((line, index, lines) => line !== LEFT_OUT || lines[index - 1] !== LEFT_OUT)
    .join('\n');
}

function redactLine(line: string): string {
  const header = HEADER.exec(line);
  if (header) return `${header[1]} ${header[2]} ${redactWords(line.slice(header[0].length))}`;
  const frame = FRAME.exec(line);
  if (frame) return `    at ${frame[1] ?? frame[2]}`;
  return line.trim() === '' ? '' : LEFT_OUT;
}

/** Of an error's own words only codes are kept: they may quote anything. */
function redactWords(words: string): string {
  let quoting = false;
  const kept = words
    .trim()
    .split(/\s+/)
    .map((word) => {
      const bare = bareWord(word);
      if (CODES.has(bare) || LIBRARY_CODE.test(bare)) return bare;
      if (quoting) return LEFT_OUT;
      if (ERROR_NAMES.test(bare)) {
        quoting = true;
        return bare;
      }
      return WORDS.has(bare) || NUMBER.test(bare) ? bare : LEFT_OUT;
    });
  return kept.filter((word, index) => word !== LEFT_OUT || kept[index - 1] !== LEFT_OUT).join(' ');
}
