import { numberToHangul, susa } from 'es-hangul';

const SINO_DIGITS = '일이삼사오육칠팔구';
const SINO = `${SINO_DIGITS}십백천만억조`;
const POWERS: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 };

/** Counted in Sino-Korean numbers: 삼십 분. */
const SINO_COUNTERS = [
  '년',
  '개월',
  '월',
  '일',
  '주',
  '분',
  '초',
  '원',
  '달러',
  '엔',
  '유로',
  '층',
  '회',
  '화',
  '도',
  '퍼센트',
  '프로',
  '점',
  '위',
  '등',
  '킬로미터',
  '킬로그램',
  '킬로',
  '미터',
  '센티미터',
  '센티',
  '밀리미터',
  '그램',
  '리터',
  '기가',
  '메가',
  '인분',
  '호',
  '쪽',
  '페이지',
  '학년',
  '단계',
  '차',
  '레벨',
  '강',
  '만',
  '볼트',
  '와트',
  '프레임',
  '평',
];
/** Counted in numbers of their own up to 99: 세 시. 번 and 분 are missing, as 두 번 is not 2번 and 두 분 are people. */
const NATIVE_COUNTERS = [
  '시간',
  '시',
  '명',
  '개',
  '살',
  '마리',
  '잔',
  '병',
  '권',
  '대',
  '장',
  '달',
  '군데',
  '가지',
  '판',
  '골',
  '킬',
  '배',
];
/** All of them, the longest first. */
export const COUNTERS = [...SINO_COUNTERS, ...NATIVE_COUNTERS].toSorted(
  (left, right) => right.length - left.length,
);

/** What may follow a counter, so that 회 is not the beginning of 회사. */
const END = String.raw`(?=$|[^가-힣]|(?:입니다|이에요|예요|이고|인데|이나|이라고|라고|이라|까지|부터|에서|에게|에는|에도|에만|에|정도|쯤|동안|마다|보다|이상|이하|짜리|씩|간|전|후|째|대|반|은|는|이|가|을|를|의|도|로|과|와|만|밖에|뿐)(?:$|[^가-힣]|는|도|만|요))`;
const anyOf = (words: readonly string[]): string => words.join('|');

const SINO_AMOUNT = new RegExp(
  `(?<![가-힣\\d])([${SINO}]+(?: [${SINO}]+)*)( ?)(${anyOf(COUNTERS)})${END}`,
  'gu',
);
const MINUTES_AFTER_HOUR = new RegExp(`(\\d시 )([${SINO_DIGITS}]) ?(분)${END}`, 'gu');
const DAY_AFTER_MONTH = new RegExp(`(\\d월 )([${SINO_DIGITS}십]+) ?(일)${END}`, 'gu');
const MONTH = new RegExp(
  `(?<![가-힣\\d])([일이삼사오유육칠팔구시]|십일|십이)월(?= [${SINO_DIGITS}십]+ ?일)`,
  'gu',
);

const NATIVE_TENS = ['열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];
const NATIVE_ONES = ['한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];
const NATIVE_AMOUNT = new RegExp(
  `(?<![가-힣\\d])(스무|(?:${anyOf(NATIVE_TENS)})?(?:${anyOf(NATIVE_ONES)})|${anyOf(NATIVE_TENS)})( ?)(${anyOf(NATIVE_COUNTERS)})${END}`,
  'gu',
);
/** After 한, other counters are part of sayings: 한 개도, 한 명이라도. */
const AFTER_ONE = ['시', '시간', '살'];

/** The value of up to four Sino-Korean places, 이천이십육; null when it is none. */
export function smallValue(text: string): number | null {
  let value = 0;
  let digit: number | null = null;
  let last = 10_000;
  for (const syllable of text) {
    const power = POWERS[syllable];
    if (power === undefined) {
      if (digit !== null) return null;
      digit = SINO_DIGITS.indexOf(syllable) + 1;
    } else {
      if (power >= last) return null;
      value += (digit ?? 1) * power;
      [digit, last] = [null, power];
    }
  }
  return value + (digit ?? 0);
}

/** A Sino-Korean number in digits, with 만, 억 and 조 as they are written: 5만; null when it is none. */
function sinoDigits(text: string): string | null {
  const parts = /^(?:(.+?)조)?(?:(.*?)억)?(?:(.*?)만)?([^조억만]*)$/u.exec(text);
  if (!parts) return null;
  const written = ['조', '억', '만', ''].map((unit, index) => {
    const part = parts[index + 1];
    if (part === undefined || (part === '' && unit === '')) return '';
    const value = part === '' ? null : smallValue(part);
    return value === null ? null : value + unit;
  });
  return written.includes(null) ? null : written.filter((part) => part !== '').join(' ');
}

/** Counters after which 삼 to 팔 are numbers by themselves. */
const AFTER_DIGIT = ['년', '개월', '분', '초', '층', '퍼센트', '미터', '킬로미터', '달러', '학년', '단계'];

/** Whether a Sino-Korean number can be nothing else: 이 is "this", 일 "work", 천 "cloth", and 십분 "fully". */
function isClear(number: string, spaced: boolean, counter: string): boolean {
  // 오십 대 오십 are a score, 오만 가지 all sorts.
  if ((spaced && counter === '대') || (number === '오만' && counter === '가지')) return false;
  if (number.length > 1) return /[십백천만억조]/u.test(number);
  return (
    spaced && (/[십백천]/u.test(number) || (/[삼사오육칠팔]/u.test(number) && AFTER_DIGIT.includes(counter)))
  );
}

function sinoAmount(all: string, written: string, space: string, counter: string): string {
  const number = written.replaceAll(' ', '');
  if (!isClear(number, space !== '', counter)) return all;
  // 이십일 is the twentieth or twenty-one.
  if (space === '' && SINO.includes(counter) && sinoDigits(number + counter) !== null) return all;
  const digits = sinoDigits(number);
  if (digits === null) return all;
  return /[만억조]$/u.test(digits) ? `${digits} ${counter}` : digits + counter;
}

function nativeAmount(all: string, written: string, space: string, counter: string): string {
  if (written === '한' && (space === '' || !AFTER_ONE.includes(counter))) return all;
  if (space === '' && written.length === 1 && counter !== '시') return all;
  const tens = written === '스무' ? 1 : NATIVE_TENS.findIndex((word) => written.startsWith(word));
  const rest =
    written === '스무' || tens < 0 ? (tens < 0 ? written : '') : written.slice(NATIVE_TENS[tens]?.length);
  return `${10 * (tens + 1) + NATIVE_ONES.indexOf(rest) + 1}${counter}`;
}

/**
 * A text whose numbers with a counter are in digits: 이천이십육 년 becomes 2026년, 세 시 삼십 분 3시 30분. Whatever may be
 * no number (이 분, 일이 많다, 두 번) stays.
 */
export function koreanDigits(text: string): string {
  const single = (_: string, before: string, number: string, counter: string): string => {
    const value = smallValue(number);
    return value === null ? before + number + counter : `${before}${value}${counter}`;
  };
  return text
    .replaceAll(MONTH, (all, number: string) => {
      const value = number === '유' ? 6 : number === '시' ? 10 : smallValue(number);
      return value === null ? all : `${value}월`;
    })
    .replaceAll(SINO_AMOUNT, sinoAmount)
    .replaceAll(NATIVE_AMOUNT, nativeAmount)
    .replaceAll(MINUTES_AFTER_HOUR, single)
    .replaceAll(DAY_AFTER_MONTH, single);
}

const DIGITS_AMOUNT = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/\\-])(\\d{1,3}(?:,\\d{3})+|\\d{1,8}) ?(${anyOf(COUNTERS)})${END}`,
  'gu',
);

/** A text whose whole numbers with a counter are in words: 3시 30분 becomes 세 시 삼십 분. */
export function koreanWords(text: string): string {
  return text.replaceAll(DIGITS_AMOUNT, (all: string, written: string, counter: string) => {
    const value = Number(written.replaceAll(',', ''));
    if (value === 0 || (written.length > 1 && written.startsWith('0'))) return all;
    // 30대 are people, 3대 2 a score.
    if (counter === '대') return all;
    if (counter === '월') return value > 12 ? all : `${monthOf(value)}월`;
    if (counter === '만') return `${numberToHangul(value)}만`;
    const native = NATIVE_COUNTERS.includes(counter) && value < (counter === '시' ? 13 : 100);
    return `${native ? susa(value, true) : numberToHangul(value)} ${counter}`;
  });
}

function monthOf(value: number): string {
  return value === 6 ? '유' : value === 10 ? '시' : numberToHangul(value);
}
