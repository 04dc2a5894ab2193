export type Direction = 'ltr' | 'rtl';

/** A letter in the blocks that Unicode keeps for scripts written from right to left. */
const RTL_LETTER =
  /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Open an isolate of a direction; both are closed by the same character. */
const OPEN = { ltr: '\u2066', rtl: '\u2067' };
const CLOSE = '\u2069';

/**
 * The direction of a line that says `text`: from right to left when its first word or half of its words are written
 * so. Names in other letters are frequent in such languages; their letters are hardly ever found in others.
 */
export function directionOf(text: string): Direction {
  const letters = text.split(' ').flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  const rightToLeft = letters.filter((letter) => RTL_LETTER.test(letter)).length;
  const begins = RTL_LETTER.test(letters[0] ?? '');
  return begins || (rightToLeft > 0 && rightToLeft * 2 >= letters.length) ? 'rtl' : 'ltr';
}

/**
 * `line` with its marks and numbers where they belong, whatever direction its reader takes lines for: players take
 * all for left to right, or go by the first letter. Nothing is put around what is read alike by all.
 */
export function isolate(line: string, direction: Direction): string {
  if (direction === 'ltr' && !RTL_LETTER.test(line)) return line;
  return OPEN[direction] + line + CLOSE;
}
