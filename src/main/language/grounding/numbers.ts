import { smallValue } from '../../text/writing/numbers/korean-numbers';
import { withNumbers } from '../../text/writing/numbers/numbers';

const SMALL_NUMBERS = new Map<string, number>(
  [
    'zero nil',
    'one 일 하나 한',
    'two 이 둘 두',
    'three 삼 셋 세',
    'four 사 넷 네',
    'five 오 다섯',
    'six 육 여섯',
    'seven 칠 일곱',
    'eight 팔 여덟',
    'nine 구 아홉',
    'ten 십 열',
  ].flatMap((words, value) => words.split(' ').map((word) => [word, value] as const)),
);
const NATIVE_TENS = new Map(
  '열 스물 서른 마흔 쉰 예순 일흔 여든 아흔'.split(' ').map((word, at) => [word, 10 * (at + 1)]),
);
const NATIVE_NUMBER = new RegExp(
  `(?<![가-힣])(${[...NATIVE_TENS.keys()].join('|')})(하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?(?=[\\s가-힣]|$)`,
  'gu',
);

/** Places within four digits, and what counts by thousands or ten thousands: 2천 5백만. */
const PLACES: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1e3 };
const LARGE: Readonly<Record<string, number>> = {
  만: 1e4,
  억: 1e8,
  조: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  k: 1e3,
};
const DIGITS = String.raw`\d[\d,]*(?:\.\d+)?`;
const IN_DIGITS = new RegExp(DIGITS, 'gu');
/** 3조 is a group of people, unless it is money or goes on. */
const TRILLION = String.raw`조(?=\s?(?:원|달러|엔|유로|위안|[\d,천백십\s]+억))`;
/** Digits and what they are counted in. After a space 백 and 십 begin other words. */
const PART = new RegExp(
  `(${DIGITS})(?:([십백])|\\s?(천))?(?:\\s?(만|억|${TRILLION}|thousand|million|billion|k\\b))?`,
  'giu',
);
/** After a space, fewer digits than these without any unit are a number of their own: 87만 3분. */
const LEAST_DIGITS = 3;

/** Numbers in digits by their value: parts that go on, as 1억 5천만 does, are one. */
function inDigits(text: string): number[] {
  const amounts: number[] = [];
  /** The sum of what is closed by 만, 억 or 조, what is not yet, and the unit that what goes on must be less than. */
  let [sum, open, unit, end] = [0, 0, 0, -1];
  for (const { 0: part, 1: digits = '', 2: place, 3: thousand, 4: large, index } of text.matchAll(PART)) {
    const power = PLACES[place ?? thousand ?? ''] ?? 1;
    const times = LARGE[large?.toLowerCase() ?? ''] ?? 1;
    const value = Number(digits.replaceAll(',', '')) * power;
    const gap = text.slice(end, index);
    const joins = gap === '' || (gap === ' ' && (power * times > 1 || digits.length >= LEAST_DIGITS));
    const goesOn = amounts.length > 0 && joins && (open > 0 ? value : value * times) < unit;
    if (!goesOn) [sum, open] = [0, 0];
    open += value;
    unit = power > 1 ? power : 0;
    if (times > 1) [sum, open, unit] = [sum + open * times, 0, times];
    // 1.1 hundred million has a rest of a few billionths.
    amounts.splice(goesOn ? -1 : amounts.length, 1, Number((sum + open).toPrecision(15)));
    end = index + part.length;
  }
  return amounts;
}

function nativeNumbers(text: string): number[] {
  return [...text.matchAll(NATIVE_NUMBER)].map(
    ([, tens = '', ones = '']) => (NATIVE_TENS.get(tens) ?? 0) + (SMALL_NUMBERS.get(ones) ?? 0),
  );
}

const SINO = '[일이삼사오육칠팔구십백]+';
const COUNT = String.raw`\d+|${SINO}(?=(?:으?로)?(?:[^가-힣]|$))|\p{L}+`;
/** Two numbers that only mean something together: 2:1, 2 대 1로, two to one. */
const SCORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${COUNT})(?:\s+(?:to|대)\s+|(?<=\d)대(?=\d)|\s?[:–-]\s?)(${COUNT})`,
  'giu',
);
const IS_SINO = new RegExp(`^${SINO}$`, 'u');
/** Words that stand between two numbers, which are told apart from one another here. */
const BETWEEN = /(\b(?:to|past|till|or)\b)/iu;

/** The text with its numbers in digits, those around such a word too: twenty-one to nineteen. */
function inFigures(text: string): string {
  return text
    .split(BETWEEN)
    .map((part) => withNumbers(part, 'digits', 'en'))
    .join('');
}

function valueOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const small = SMALL_NUMBERS.get(word.toLowerCase());
  return small ?? (IS_SINO.test(word) ? (smallValue(word) ?? undefined) : undefined);
}

function scoresIn(figures: string): (readonly [number, number])[] {
  return [...figures.matchAll(SCORE)].flatMap(([, left = '', right = '']) => {
    const [first, second] = [valueOf(left), valueOf(right)];
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
}

export interface Numbers {
  /** By their value, however they are written. */
  readonly numbers: ReadonlySet<number>;
  /** Pairs of numbers that only mean something together: 2:1. */
  readonly scores: readonly (readonly [number, number])[];
}

/** Numbers that a text claims: those in digits and from ten on in words; below ten, words may count nothing. */
export function claimedNumbers(text: string): Numbers {
  const figures = inFigures(text);
  return { numbers: new Set([...inDigits(figures), ...nativeNumbers(text)]), scores: scoresIn(figures) };
}

/** All numbers that a text may mean, so that what is claimed of it is found in it. */
export function saidNumbers(text: string): Numbers {
  const figures = inFigures(text);
  const scores = scoresIn(figures);
  const parts = [...`${text} ${figures}`.matchAll(IN_DIGITS)].map(([one]) => Number(one.replaceAll(',', '')));
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => SMALL_NUMBERS.get(word) ?? []);
  const amounts = [...inDigits(figures), ...inDigits(text), ...nativeNumbers(text)];
  return { numbers: new Set([...amounts, ...parts, ...words, ...scores.flat()]), scores };
}
