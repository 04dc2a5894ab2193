export type Direction = 'ltr' | 'rtl';

/** A letter in the blocks that Unicode keeps for scripts written from right to left. */
const RTL_LETTER =
  /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Open an isolate of a direction; both are closed by the same character. */
const OPEN = { ltr: '\u2066', rtl: '\u2067' };
const CLOSE = '\u2069';

/**
 * The direction of a line that says `text`: from right to left when its first word or half of its words are written
 * so, or a quarter where all others look like names. Names in other letters are frequent in such languages; their
 * letters are hardly ever found in others.
 */
export function directionOf(text: string): Direction {
  const words = text.split(' ').filter((word) => /\p{L}/u.test(word));
  const others = words.filter((word) => !isRightToLeft(word));
  const rightToLeft = words.length - others.length;
  const begins = words[0] !== undefined && isRightToLeft(words[0]);
  const named = others.every((word) => /\p{Lu}/u.test(word));
  const enough = rightToLeft > 0 && rightToLeft * (named ? 4 : 2) >= words.length;
  return begins || enough ? 'rtl' : 'ltr';
}

function isRightToLeft(word: string): boolean {
  return RTL_LETTER.test(/\p{L}/u.exec(word)?.[0] ?? '');
}

/**
 * `line` with its marks and numbers where they belong, whatever direction its reader takes lines for: players take
 * all for left to right, or go by the first letter. Nothing is put around what is read alike by all.
 */
export function isolate(line: string, direction: Direction): string {
  if (direction === 'ltr' && !RTL_LETTER.test(line)) return line;
  return OPEN[direction] + line + CLOSE;
}

/** Whether a line was put from right to left by `isolate`. */
export function isIsolatedRtl(line: string): boolean {
  return line.startsWith(OPEN.rtl);
}
