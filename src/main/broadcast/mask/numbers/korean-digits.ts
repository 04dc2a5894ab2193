import { COUNTERS, smallValue } from '../../../text/writing/numbers/korean-numbers';

/** Digits as they are read out one by one, the longest words first. */
const DIGIT_WORDS: readonly (readonly [string, string])[] = [
  ['파이브', '5'],
  ['하나', '1'],
  ['다섯', '5'],
  ['여섯', '6'],
  ['일곱', '7'],
  ['여덟', '8'],
  ['여덜', '8'],
  ['아홉', '9'],
  ['제로', '0'],
  ['쓰리', '3'],
  ['식스', '6'],
  ['세븐', '7'],
  ['에잇', '8'],
  ['나인', '9'],
  ['공', '0'],
  ['영', '0'],
  ['빵', '0'],
  ['일', '1'],
  ['이', '2'],
  ['삼', '3'],
  ['사', '4'],
  ['오', '5'],
  ['육', '6'],
  ['륙', '6'],
  ['유', '6'],
  ['칠', '7'],
  ['팔', '8'],
  ['구', '9'],
  ['둘', '2'],
  ['셋', '3'],
  ['넷', '4'],
  ['원', '1'],
  ['투', '2'],
  ['포', '4'],
  ['열', '10'],
];
const COMPOUND = /^[일이삼사오육칠팔구십백천]*[십백천][일이삼사오육칠팔구십백천]*/u;
/** What is said between two groups of digits, within a word. */
const BETWEEN = /^(?:다시|대시|에다|에|의|하고|이고|고)/u;
const COUNTED = new RegExp(`^(?:만|천|억|조|번째|번길|킬|대|${COUNTERS.join('|')})`, 'u');
/** Particles and endings that numbers get when they are told. */
const ENDING =
  /^(?:에|에다|에서|의|다시|하고|이고요?|고요?|이랑|랑|요|이요|이?예요|이에요|에요|이야|야|이?ㅂ니다|입니다|이?죠|이지|이?거든요?|이?네요|이?라고요?|이?래요?|이?란|이?라|이?니까|인데요?|이?었어요?|였어요?|으?로|은|는|이|가|을|를|도|까지|부터|만|맞아요|번(?:이?에요|이야|이고요?|입니다|으로|인데요?|은|이|을|로|요)?)*$/u;

/** What follows 이 where it is a form of 이다. */
const COPULA = /^(?:에요|예요|고|죠|지|야|거든|네요|라|래|란|니까|ㄴ데|었|랑)/u;
/** Fewer digits may be the beginning of a word. */
const CLEAR = 4;
const LONGEST_ENDING = 12;

export interface KoreanDigits {
  /** The numbers one after the other: most have one digit. */
  readonly pieces: readonly string[];
  /** How much of the word they are, without its particles. */
  readonly length: number;
}

function digitAt(word: string, at: number): { readonly digits: string; readonly length: number } | null {
  const compound = COMPOUND.exec(word.slice(at, at + 12))?.[0];
  const value = compound && compound.length > 1 ? smallValue(compound) : null;
  if (compound && value !== null) return { digits: String(value), length: compound.length };
  const found = DIGIT_WORDS.find(([spelled]) => word.startsWith(spelled, at));
  return found ? { digits: found[1], length: found[0].length } : null;
}

/** The digits at the beginning of a word in Hangul, whatever follows; null when there are none. */
export function leadingDigits(word: string): KoreanDigits | null {
  const pieces: string[] = [];
  let at = 0;
  let length = 0;
  while (at < word.length) {
    const digit = digitAt(word, at);
    if (digit) {
      pieces.push(digit.digits);
      at += digit.length;
      length = at;
      continue;
    }
    const between = pieces.length > 0 ? BETWEEN.exec(word.slice(at, at + 4))?.[0] : undefined;
    if (!between || !digitAt(word, at + between.length)) break;
    at += between.length;
  }
  return pieces.length > 0 ? { pieces, length } : null;
}

/** The digits at the beginning of a word in Hangul, when nothing but particles follows; null when it is no such word. */
export function koreanDigits(word: string): KoreanDigits | null {
  const leading = leadingDigits(word);
  if (!leading) return null;
  let { pieces, length } = leading;
  // 오육칠팔이에요: the last 이 is no two.
  if (pieces.length > 1 && word.charAt(length - 1) === '이' && COPULA.test(word.slice(length))) {
    pieces = pieces.slice(0, -1);
    length--;
  }
  const rest = word.slice(length);
  // 오삼이삼여기서: so many digits are no word, though the next one is glued to them.
  const clear = pieces.length >= CLEAR && !isCounted(rest);
  return clear || isEnding(rest) ? { pieces, length } : null;
}

/** Whether what follows digits, glued to them or after a space, counts something. */
export function isCounted(rest: string): boolean {
  return COUNTED.test(rest);
}

/** Whether a word by itself counts what is before it: 일, 일에, but not 일구래요. */
export function isCounter(word: string): boolean {
  const counter = COUNTED.exec(word)?.[0];
  return (
    counter !== undefined &&
    /^(?:$|[가-힣]?(?:동안|정도|쯤|째|이상|이하|미만|넘|짜리|씩|간|전|후|뒤|안|대|밖|뿐|까지|부터|마다|보다|에|이|가|은|는|을|를|도|만|의|로|으로|예|입|인|였|이었|하|됐|되|했))/u.test(
      word.slice(counter.length),
    )
  );
}

/** Whether what follows digits in Hangul is how numbers are told, and no word of its own. */
export function isEnding(rest: string): boolean {
  return rest.length <= LONGEST_ENDING && ENDING.test(rest);
}

/** Where in a word without spaces digits begin, as in 번호는공일공일이삼사; -1 when they don't. */
export function digitsWithin(word: string): number {
  return word.search(
    /[공영일이삼사오육륙칠팔구]{4}|[공영]일[공영]|[공영]칠[공영]|[공영][삼사오육][일이삼사오](?:에|의|다시)?$/u,
  );
}
