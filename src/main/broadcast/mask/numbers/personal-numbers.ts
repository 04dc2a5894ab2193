import type { Span } from '../spans';
import { announced, type Announcement } from './announced';
import { hasLuhn, isBirthday, isDate, isResidentNumber } from './checks';
import { isCounting, runOf, runsOf, type Run } from './runs';
import type { Token } from './tokens';

/** A run of more digits than any number has is no sentence. */
const MOST_DIGITS = 40;
/** Numbers of companies in Korea, without an area code. */
const COMPANY =
  /^(?:15(?:22|33|44|55|66|77|88|99)|16(?:00|11|22|33|44|55|60|61|66|68|70|77|88|99)|18(?:00|11|22|33|44|55|66|77|88|99))\d{4}$/u;
const AREA = /^(?:02|0[3-6][1-5]|0[57]0\d?|080)\d{7,8}$/u;
/** What stands before long numbers that are nobody's. */
const NOBODYS =
  /(?:minus|negative|마이너스|seed|isbn|version|build|patch|issue|error|시드|버전|빌드|오류)(?:\s?(?:number|code|id|is|번호|코드|은|는|가|이))*[\s:#]*$/iu;
/** Groups of digits as only numbers of people are parted. */
const SHAPES = new Set('3-3-4 1-3-3-4 3-2-4 2-2-6-2 4-4-4-4 4-6-5 4-4-4-4-3 6-7'.split(' '));
/** Groups that could be numbers side by side, unless hyphens join them. */
const LOOSE_SHAPES = new Set(
  '4-4-4 3-4-4 2-4-4 2-3-4 3-3-5 3-3-6 4-3-3 4-3-4 5-3-3 5-6 5-4 6-4 3-7 3-8 2-8 3-6-2-3 6-2-6 4-2-7 3-6-5 3-4-4-2'.split(
    ' ',
  ),
);

/** Where a text holds numbers that belong to somebody: phones, cards, accounts, identity numbers. */
export function personalNumbers(text: string, tokens: readonly Token[]): Span[] {
  const spans: Span[] = [];
  const runs = runsOf(text, tokens);
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (!run) continue;
    const bridged = bridge(text, runs, index);
    if (bridged.to > index) {
      spans.push({ start: bridged.run.start, end: bridged.run.end });
      index = bridged.to;
    } else if (isPersonal(text, run)) {
      spans.push({ start: run.start, end: run.end });
    }
  }
  return spans.map((span) => withGlued(text, span));
}

/** Before and after a number, as in 면허증에일이 다시 칠공 다시 …이 다시 팔공이렇게 */
const GLUED_BEFORE =
  /[공영일이삼사오육륙칠팔구]{2,6}(?:에|의|다시)?[\s,.-]*(?:(?:그리고|다시|음|어|에)[\s,.]*)?$/u;
const GLUED_AFTER =
  /^(?:에|의)?[\s,.-]*(?:(?:그리고|다시|음|어|에)[\s,.]*)*[공영일이삼사오육륙칠팔구]{2,8}(?=[가-힣])/u;

/** A number with the digits that are glued to the words beside it. */
export function withGlued(text: string, { start, end }: Span): Span {
  const before = GLUED_BEFORE.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? '';
  const after = GLUED_AFTER.exec(text.slice(end, end + 24))?.[0] ?? '';
  return { start: start - before.length, end: end + after.length };
}

/** So much may be said within one number that nothing else explains. */
const WIDEST_GAP = 30;

/** A run together with those after it that go on with the same number, though something was said between. */
function bridge(
  text: string,
  runs: readonly Run[],
  from: number,
): { readonly run: Run; readonly to: number } {
  let [run, to] = [runs[from] as Run, from];
  const announcement = announced(text, run.start, run.end);
  const begins =
    (announcement?.certain && run.digits.length >= 3) || /^0(?:1[016789]|2|[3-7]\d|80)/u.test(run.digits);
  if (!begins) return { run, to };
  for (let next = runs[to + 1]; next; next = runs[to + 1]) {
    const between = text.slice(run.end, next.start);
    const whole: Run = runOf(text, [...run.numbers, ...next.numbers], undefined, next.open);
    const digits = whole.digits.length;
    if (
      next.start - run.end > WIDEST_GAP ||
      /\d|[!?•]/u.test(between) ||
      next.digits.length < 3 ||
      digits > 16
    )
      break;
    if (!isPersonal(text, { ...whole, start: run.start })) break;
    [run, to] = [{ ...whole, start: run.start }, to + 1];
  }
  return { run, to };
}

export function isPersonal(text: string, run: Run): boolean {
  const { digits } = run;
  if (digits.length < 3) return false;
  if (digits.length > MOST_DIGITS) return !isCounting(run.pieces);
  const announcement = announced(text, run.start, run.end);
  if (announcement && isAnnounced(run, announcement)) return true;
  if (run.plus && digits.length >= 7) return true;
  if (fromEachToken(run).some((tail) => isPhone(tail))) return true;
  const counted = isCounting(run.pieces) && run.numbers.length !== 2;
  if (digits.length < 7 || counted || NOBODYS.test(text.slice(Math.max(0, run.start - 24), run.start)))
    return false;
  return hasShape(run) || isReadOut(run);
}

function isAnnounced(run: Run, { least, certain }: Announcement): boolean {
  const { digits, pieces, open } = run;
  if (pieces.length > 1 && digits.length < 7 && pieces.every((piece) => /^(?:19|20)\d\d$|0$/u.test(piece)))
    return false;
  // Numbers of a lottery, of seats, of floors.
  if (
    least > 5 &&
    run.numbers.every((one) => one.written) &&
    !isReadOut(run) &&
    pieces.length > 3 &&
    pieces.every((piece) => /^[1-9]\d?$/u.test(piece))
  )
    return false;
  if (certain && open && digits.length >= 3 && (pieces.length > 1 || digits.length > 4)) return true;
  return digits.length >= least;
}

/** The digits from each group on, as something that was said before may be no part of the number. */
function fromEachToken({ numbers }: Run): string[] {
  const groups = numbers.map((one: Token) => one.pieces.join(''));
  return groups.map((_, index) => groups.slice(index).join(''));
}

function isPhone(tail: string): boolean {
  if (/^01[016789]\d{3}/u.test(tail)) return true;
  if (/^82(?:10|2|[3-6]\d|70)\d{7,8}$/u.test(tail)) return true;
  return AREA.test(tail) || /^0[1-9]\d{7,10}$|^00[1-9]\d{7,12}$/u.test(tail);
}

function hasShape(run: Run): boolean {
  const { digits, sizes, numbers } = run;
  const hyphened = run.hyphens.slice(1).every(Boolean);
  const groups = numbers.map((one) => one.pieces.join(''));
  if (groups.every((group) => /^(?:1[89]|20)\d\d$|^[1-9]\d{0,2}0+$/u.test(group))) return false;
  for (let from = 0; from < sizes.length; from++) {
    for (let to = from + 1; to <= Math.min(sizes.length, from + 5); to++) {
      const window = sizes.slice(from, to).join('-');
      const joined = run.hyphens.slice(from + 1, to).every(Boolean);
      if (SHAPES.has(window) || (joined && LOOSE_SHAPES.has(window))) return true;
    }
  }
  const shape = sizes.join('-');
  if (COMPANY.test(digits) && shape === '4-4') return true;
  if (hyphened && (shape === '3-4' || shape === '4-4')) return !isRange(groups);
  if (hyphened && shape === '6-1' && isBirthday(digits)) return true;
  if (hyphened && sizes.length >= 3 && digits.length >= 9) return true;
  if (digits.length === 13 && isResidentNumber(digits)) return true;
  const isWritten = numbers.every((one) => one.written);
  if (digits.length >= 13 && digits.length <= 19 && hasLuhn(digits)) return isWritten || isReadOut(run);
  if (!isWritten) return false;
  return sizes.some((size, index) => size >= 9 || (size === 8 && !isDate(groups[index] ?? '')));
}

/** 1914-1918 are years, and 100-2000 a range. */
function isRange([from = '', to = '']: readonly string[]): boolean {
  const years = /^(?:1\d|20)\d\d$/u.test(from) && /^(?:1\d|20)\d\d$/u.test(to);
  return (years || to.endsWith('00')) && Number(from) < Number(to);
}

/** Whether digits were read out one by one, as nobody does with amounts. */
function isReadOut({ pieces, digits }: Run): boolean {
  const single = pieces.filter((piece) => piece.length === 1).length;
  return single >= 5 && single * 2 >= digits.length;
}
