import { finalConsonant } from '../../text/korean/particles';
import { tokenise, type Token } from '../../text/tokens';
import { withNumbers } from '../../text/writing/numbers/numbers';
import { isEveryday } from '../../text/english/english-sense';

/** What a text says that can be checked. */
export interface Claims {
  /** Keys of its words of content, and how much each of them weighs, 0..1. */
  readonly words: ReadonlyMap<string, number>;
  /** Those of its words that name somebody or something: made up, they do the most harm. */
  readonly names: ReadonlySet<string>;
  /** Numbers by their value, however they are written. */
  readonly numbers: ReadonlySet<number>;
  /** Pairs of numbers that only mean something together: 2:1. */
  readonly scores: readonly (readonly [number, number])[];
}

/** Everyday words hold a sentence together: whoever writes it in other words than were said uses others of them. */
const EVERYDAY_WEIGHT = 0.5;

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
const LARGE: Readonly<Record<string, number>> = {
  천: 1e3,
  만: 1e4,
  억: 1e8,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  k: 1e3,
};
const IN_DIGITS = /(\d[\d,]*(?:\.\d+)?)(?:\s?(천|만|억|thousand|million|billion|k\b))?/giu;
const SCORE = /(?<![\p{L}\p{N}])([\p{L}\p{N}]+)(?:\s+(?:to|대)\s+|\s?[:–-]\s?)([\p{L}\p{N}]+)/giu;

function inDigits(text: string): number[] {
  return [...text.matchAll(IN_DIGITS)].flatMap(([, digits = '', large]) => {
    const value = Number(digits.replaceAll(',', ''));
    return large ? [value * (LARGE[large.toLowerCase()] ?? 1)] : [value];
  });
}

function nativeNumbers(text: string): number[] {
  return [...text.matchAll(NATIVE_NUMBER)].map(
    ([, tens = '', ones = '']) => (NATIVE_TENS.get(tens) ?? 0) + (SMALL_NUMBERS.get(ones) ?? 0),
  );
}

function valueOf(word: string): number | undefined {
  return /^\d+$/.test(word) ? Number(word) : SMALL_NUMBERS.get(word.toLowerCase());
}

function scoresIn(text: string): (readonly [number, number])[] {
  return [...text.matchAll(SCORE)].flatMap(([, left = '', right = '']) => {
    const [first, second] = [valueOf(left), valueOf(right)];
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
}

/** Numbers that a text claims: those in digits and from ten on in words; below ten, words may count nothing. */
function claimedNumbers(text: string): Set<number> {
  return new Set([...inDigits(withNumbers(text, 'digits', 'en')), ...nativeNumbers(text)]);
}

/** All numbers that a text may mean, so that what is claimed of it is found in it. */
export function saidNumbers(text: string): Set<number> {
  const digits = withNumbers(text, 'digits', 'en');
  const parts = [...(text + ' ' + digits).matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([one]) =>
    Number(one.replaceAll(',', '')),
  );
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => SMALL_NUMBERS.get(word) ?? []);
  return new Set([...inDigits(digits), ...inDigits(text), ...parts, ...words, ...nativeNumbers(text)]);
}

/** Who does something: 도현이가. In Korean nothing else marks a name. */
const SUBJECT = /(?:이|가|은|는|께서|님|씨|선수)$/u;

function isName({ name, noun, text, base }: Token): boolean {
  if (name) return true;
  return noun && /^\p{Script=Hangul}/u.test(text) && base.length >= 2 && text !== base && SUBJECT.test(text);
}

/** The words of `text` that can be looked for, from the dictionary's point of view: without what only binds. */
export function claimsOf(text: string): Claims {
  const words = new Map<string, number>();
  const names = new Set<string>();
  for (const token of tokenise(text)) {
    if (!token.content) continue;
    words.set(token.key, isEveryday(token.base) ? EVERYDAY_WEIGHT : 1);
    if (isName(token)) names.add(token.key);
  }
  return { words, names, numbers: claimedNumbers(text), scores: scoresIn(text) };
}

/** Whether two keys are of one word: Korean nouns and verbs go on in other ways. */
export function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (!long.startsWith(short)) return false;
  return finalConsonant(short) === null ? short.length >= 4 : short.length >= 2;
}
