import type { Span } from '../spans';
import type { Token } from './tokens';

/** Digits that stand side by side, but for what is said between the groups of one number. */
export interface Run extends Span {
  readonly numbers: readonly Token[];
  readonly digits: string;
  /** How the digits are parted: by written groups and by spoken words. */
  readonly pieces: readonly string[];
  /** Written groups and spoken stretches, as they stand between joins. */
  readonly sizes: readonly number[];
  /** Of each group: whether nothing but a hyphen, or what is said for one, is between it and the one before. */
  readonly hyphens: readonly boolean[];
  /** Whether a plus is before it. */
  readonly plus: boolean;
  /** Whether nothing but joins and fillers is between it and the end of the text. */
  readonly open: boolean;
}

/** So much may be said between two groups. */
const MOST_BETWEEN = 6;

export function runsOf(text: string, tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (tokens[from]?.kind !== 'number') continue;
    const numbers: Token[] = [];
    let at = from;
    let last = from;
    for (; at < tokens.length && at - last <= MOST_BETWEEN; at++) {
      const one = tokens[at];
      if (!one || one.kind === 'other') break;
      if (one.kind !== 'number') continue;
      numbers.push(one);
      last = at;
    }
    runs.push(runOf(text, numbers, tokens[from - 1], at >= tokens.length));
    from = last;
  }
  return runs;
}

export function runOf(
  text: string,
  numbers: readonly Token[],
  before: Token | undefined,
  open: boolean,
): Run {
  const [first, last] = [numbers[0], numbers.at(-1)];
  const pieces = numbers.flatMap((one) => one.pieces);
  const plus = before?.text === '+';
  const start = first?.start ?? 0;
  return {
    numbers,
    digits: pieces.join(''),
    pieces,
    sizes: numbers.map((one) => one.pieces.join('').length),
    hyphens: numbers.map(
      (one, index) =>
        index > 0 &&
        /^(?:\s?(?:[-–—‐‑−]|dash|hyphen|다시|대시|에|의)\s?|\.)$/u.test(
          text.slice(numbers[index - 1]?.end ?? 0, one.start),
        ),
    ),
    plus,
    start: plus || before?.text === '(' ? (before?.start ?? start) : start,
    end: last?.end ?? 0,
    open,
  };
}

/** Whether the numbers are only counted up or down, as before a start or by a dancer. */
export function isCounting(pieces: readonly string[]): boolean {
  if (pieces.length < 3) return false;
  const values = pieces.map(Number);
  const step = Math.sign((values[1] ?? 0) - (values[0] ?? 0));
  if (step === 0) return false;
  return values.every((value, index) => {
    const previous = values[index - 1];
    return previous === undefined || value === previous + step || (step > 0 && value === 1 && previous > 2);
  });
}
