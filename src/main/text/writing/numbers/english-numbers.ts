import { wordSet } from '../../word-set';

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const LARGE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** Numbers that one word stands for, by the word. */
export const VALUES = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, 20 + 10 * index] as const),
]);
const isNumberWord = (word: string): boolean => VALUES.has(word) || word === 'hundred' || word in LARGE;

/** Behind a number below ten: it counts or measures. */
export const UNITS = wordSet(`
  percent pm am dollar dollars cent cents euro euros pound pounds won yen bucks kilometers kilometres kilometer kilometre km
  miles mile meters metres meter metre centimeters inches inch feet kilograms kilos grams degrees points hp seconds minutes
  hours fps gigabytes megabytes gigs
`);
/** Before a number below ten: it is one of several. */
const ORDER = wordSet(
  'channel level chapter episode season page round version stage patch lane line gate floor',
);

interface Word {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Words that stand side by side, and that are numbers. */
interface Run {
  readonly words: readonly Word[];
  readonly before: string;
  readonly after: string;
  /** Whether it is the half of "ten to five", which may be a time or a range, or goes on as "one oh one". */
  readonly isHalf: boolean;
}

const BETWEEN = ['to', 'past', 'till', 'oh', 'or'];

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[A-Za-z]+/g)].map(({ 0: word, index }) => ({
    text: word.toLowerCase(),
    at: index,
    end: index + word.length,
  }));
}

function runsOf(text: string): Run[] {
  const words = wordsOf(text);
  const runs: Run[] = [];
  for (let from = 0; from < words.length; from++) {
    let to = from;
    while (isPart(text, words, from, to)) to++;
    if (to === from) continue;
    const [before = '', first = ''] = [words[from - 1]?.text, words[from - 2]?.text];
    const [after = '', last = ''] = [words[to]?.text, words[to + 1]?.text];
    const isHalf =
      (BETWEEN.includes(before) && isNumberWord(first)) || (BETWEEN.includes(after) && isNumberWord(last));
    runs.push({ words: words.slice(from, to), before, after, isHalf });
    from = to - 1;
  }
  return runs;
}

/** Whether the word at `to` belongs to the run that begins at `from`. */
function isPart(text: string, words: readonly Word[], from: number, to: number): boolean {
  const [previous, word, next] = [words[to - 1], words[to], words[to + 1]];
  if (!word || /[\p{L}\p{N}'’]/u.test(text.charAt(word.end))) return false;
  if (to > from && previous && !/^[ -]$/.test(text.slice(previous.end, word.at))) return false;
  if (isNumberWord(word.text)) return true;
  if (to === from || !next || !VALUES.has(next.text)) return false;
  const large = previous?.text === 'hundred' || (previous !== undefined && previous.text in LARGE);
  return (word.text === 'and' && large) || (word.text === 'point' && VALUES.has(previous?.text ?? ''));
}

/** The numbers that number words in lower case are made of, one after the other; null when they are none. */
export function numbersIn(words: readonly string[]): number[] | null {
  const numbers: number[] = [];
  let total = 0;
  let group: number | null = null;
  let last = Infinity;
  const close = (): void => {
    if (group !== null || total > 0) numbers.push(total + (group ?? 0));
    [total, group, last] = [0, null, Infinity];
  };
  for (const word of words) {
    const large = LARGE[word];
    const value = VALUES.get(word);
    if (word === 'and') continue;
    if (large !== undefined) {
      if (group === null || last <= large) return null;
      [total, group, last] = [total + group * large, null, large];
    } else if (word === 'hundred') {
      if (group === null || group === 0 || group > 99) return null;
      group *= 100;
    } else if (value !== undefined) {
      const fits =
        group === null ||
        (group % 100 === 0 && group > 0) ||
        (group % 10 === 0 && group % 100 >= 20 && value > 0 && value < 10);
      if (!fits) close();
      group = (group ?? 0) + value;
    }
  }
  close();
  return numbers;
}

/** "twenty twenty-six" and "nineteen ninety" */
function yearOf(numbers: readonly number[]): number | null {
  const [century = 0, year = 0] = numbers;
  return numbers.length === 2 && century >= 16 && century <= 20 && year >= 10 && year <= 99
    ? century * 100 + year
    : null;
}

function digitsOf({ words, before, after }: Run): string | null {
  const texts = words.map((word) => word.text);
  const point = texts.indexOf('point');
  const numbers = numbersIn(point < 0 ? texts : texts.slice(0, point));
  const [value, ...more] = numbers ?? [];
  if (value === undefined) return null;
  if (point >= 0) {
    const decimals = texts.slice(point + 1).map((word) => VALUES.get(word) ?? 10);
    return more.length === 0 && decimals.every((one) => one < 10) ? `${value}.${decimals.join('')}` : null;
  }
  if (more.length > 0) return yearOf(numbers ?? [])?.toString() ?? null;
  const last = texts.at(-1) ?? '';
  const size = LARGE[last];
  if (size !== undefined && size >= 1e6) return `${value / size} ${last}`;
  const counts = UNITS.has(after) || (ORDER.has(before) && value > 0);
  return value >= 10 || counts ? String(value) : null;
}

/**
 * A text with its numbers in digits, as far as they are clearly numbers: from ten on, or with a unit ("five percent",
 * "channel nine"). "One of them" and what is counted out ("one two three") stay.
 */
export function englishDigits(text: string): string {
  let result = '';
  let from = 0;
  for (const run of runsOf(text)) {
    const digits = digitsOf(run);
    const [first, last] = [run.words[0], run.words.at(-1)];
    if (digits === null || !first || !last || run.before === 'a' || run.isHalf) continue;
    result += text.slice(from, first.at) + digits;
    from = last.end;
  }
  return result + text.slice(from);
}

/** Numbers that stand alone: no part of a time, a price, a score, a version. */
const ALONE = /(?<![\p{L}\p{N}.,:/$€£¥₩#+\-–'’])(\d{1,3})(?![\p{L}\p{N}%°]|[.,:/\-–'’]\p{N})/gu;

/** A text with whole numbers up to a hundred in words, where each stands alone. Larger ones are said in too many ways. */
export function englishWords(text: string): string {
  return text.replaceAll(ALONE, (digits: string, _: string, at: number) => {
    const value = Number(digits);
    if (value > 100 || (digits.length > 1 && digits.startsWith('0'))) return digits;
    const word = value === 100 ? 'one hundred' : wordOf(value);
    return /(?:^|[.!?]\s+)$/.test(text.slice(0, at)) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

function wordOf(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  const tens = TENS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${SMALL[value % 10]}`;
}
