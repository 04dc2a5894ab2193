import { numbersIn, UNITS, VALUES } from '../../../text/writing/numbers/english-numbers';
import { wordSet } from '../../../text/word-set';
import type { Span } from '../spans';
import { digitsWithin, isCounted, isCounter, isEnding, koreanDigits } from './korean-digits';

export type TokenKind =
  /** Digits, written or said. */
  | 'number'
  /** A mark or word that may stand between groups of digits. */
  | 'join'
  /** What is said while somebody thinks, or mends what was said. */
  | 'filler'
  | 'other';

export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** Of a number: its digits, as they were put together. */
  readonly pieces: readonly string[];
  /** Written in digits. */
  readonly written: boolean;
}

const TOKEN =
  /\d{1,3}(?:,\d{3}){1,5}(?!,?\d)|\d+(?::\d\d){1,2}(?!\d)|\d{4}([-./])\d{1,2}\1\d{1,2}(?![\d-])|\d+(?:\.\d+)+|[A-Za-z]{1,2}\d{7,9}(?![A-Za-z\d])|[A-Za-z]\d{3}[A-Za-z]\d{4}(?![A-Za-z\d])|[\d０-９]+|[A-Za-z]+(?:['’][A-Za-z]+)*|[가-힣]+|[^\s]/gu;
const FILLERS = wordSet(`
  uh um er erm ah hmm mm okay ok so like and then that's it's sorry wait no actually is let me see yeah yes right well the next last middle rest
  다음이 다음은 그다음이 그다음은 뒤는 뒤에는 뒷번호는 뒷번호 끝은
  음 으음 어 그 아 저 저기 네 예 응 아니 아니다 그리고 그다음 그다음에 다음 다음에 뒤에 뒷자리 뒷자리는 가운데 가운데는 중간 중간은 앞자리 앞자리는 앞에
  앞은 마지막 마지막은 끝자리 끝자리는 국번 국번은 잠깐 잠깐만 잠깐만요 그러니까 그니까 뭐더라 뭐지 이제 죄송 죄송해요 정정 맞나 맞아 자
`);
const JOINS = wordSet('dash hyphen dot point 다시 대시 하이픈 에 의 에다 에다가 하고 이고');
const JOIN_MARK = /^[-–—‐‑−.,()·+]$/u;
const MULTIPLES: Readonly<Record<string, number>> = { double: 2, triple: 3 };
const LARGE = wordSet('million billion trillion');
/** Before digits: money, or a number in a list. */
const BEFORE = /^[$€£¥₩#/~×%@]$/u;
/** After digits: a share, a fraction, a size, a range. */
const AFTER = /^[%°/~×℃]$/u;

const token = (kind: TokenKind, text: string, start: number, pieces: readonly string[] = []): Token => ({
  kind,
  text,
  start,
  end: start + text.length,
  pieces,
  written: /^[\d０-９A-Za-z]*\d|[０-９]/u.test(text),
});

/** The parts of a text, with its numbers as digits. */
export function tokensOf(text: string): Token[] {
  const raw: Token[] = [];
  for (const { 0: part, index } of text.matchAll(TOKEN)) {
    if (/^[가-힣]/u.test(part)) raw.push(...hangul(part, index, raw.at(-1)));
    else raw.push(latin(part, index));
  }
  return withEnglish(text, withoutAmounts(text, raw));
}

function latin(part: string, start: number): Token {
  const lower = part.toLowerCase();
  if (/^[A-Za-z]{1,2}\d/u.test(part)) return token('number', part, start, [part.replaceAll(/\D/gu, '')]);
  if (/^[\d０-９]+$/u.test(part)) return token('number', part, start, [part.normalize('NFKC')]);
  if (/^\d[\d.]*$/u.test(part)) return dotted(part, start);
  if (JOIN_MARK.test(part) || JOINS.has(lower)) return token('join', lower, start);
  if (FILLERS.has(lower)) return token('filler', lower, start);
  return token('other', part.length < 40 ? lower : part, start);
}

/** A decimal or a version, else a number in groups or an address of a machine. */
function dotted(part: string, start: number): Token {
  const groups = part.split('.');
  const isAddress = groups.length === 4 && groups.every((group) => group.length <= 3 && Number(group) < 256);
  const digits = groups.join('');
  const isVersion = groups.length === 2 ? digits.length < 7 : digits.length < 9;
  return isVersion && !isAddress ? token('other', part, start) : token('number', part, start, groups);
}

function hangul(word: string, start: number, before: Token | undefined): Token[] {
  const glued = before !== undefined && before.end === start && before.kind === 'number';
  if (glued && isCounted(word)) return [token('other', word, start)];
  if (glued && isEnding(word)) return [token('join', word, start)];
  if (JOINS.has(word)) return [token('join', word, start)];
  const within = digitsWithin(word);
  const parts = within > 0 ? [word.slice(0, within), word.slice(within)] : [word];
  const tokens: Token[] = [];
  let at = start;
  for (const part of parts) {
    const digits = koreanDigits(part);
    if (digits) {
      tokens.push(token('number', part.slice(0, digits.length), at, digits.pieces));
      if (digits.length < part.length)
        tokens.push(token('join', part.slice(digits.length), at + digits.length));
    } else {
      tokens.push(token(FILLERS.has(part) ? 'filler' : 'other', part, at));
    }
    at += part.length;
  }
  return tokens;
}

/** The tokens with amounts (prices, shares, sizes, what is counted) as no numbers. */
function withoutAmounts(text: string, tokens: readonly Token[]): Token[] {
  return tokens.map((one, index) => {
    if (one.kind !== 'number') return one;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const tightBefore = before?.end === one.start ? before.text : '';
    const tightAfter = after?.start === one.end ? after.text : '';
    const bound = one.written && /[A-Za-z]/u.test(text.charAt(one.end));
    const isPart = one.written && /^[A-Za-z]{3}/u.test(tightBefore);
    const counted =
      after?.kind === 'other' &&
      (UNITS.has(after.text) ||
        (one.written &&
          (after.start === one.end
            ? isCounted(after.text)
            : after.start - one.end === 1 && isCounter(after.text))));
    return BEFORE.test(tightBefore) || AFTER.test(tightAfter) || bound || isPart || counted
      ? { ...one, kind: 'other' as const }
      : one;
  });
}

const isNumberWord = ({ text, kind }: Token): boolean =>
  kind !== 'number' && (VALUES.has(text) || text === 'hundred' || text === 'thousand');
const isZero = (text: string): boolean => text === 'oh' || text === 'o' || text === 'nought';
/** Said for two, four and eight by recognisers, between other digits. */
const ALIKE: Readonly<Record<string, string>> = {
  to: 'two',
  too: 'two',
  for: 'four',
  ate: 'eight',
  won: 'one',
};

/** The tokens with English number words put together. */
function withEnglish(text: string, tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (let from = 0; from < tokens.length;) {
    const words: string[] = [];
    let to = from;
    for (; to < tokens.length; to++) {
      const said = saidAt(text, tokens, from, to);
      if (said === null) break;
      words.push(said);
    }
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (!first) break;
    if (to === from || !last) {
      result.push(first);
      from++;
      continue;
    }
    const pieces = piecesOf(words);
    const after = tokens[to];
    const isAmount =
      after !== undefined && (LARGE.has(after.text) || (pieces.length === 1 && UNITS.has(after.text)));
    const whole = text.slice(first.start, last.end);
    result.push({
      ...token(pieces.length === 0 || isAmount ? 'other' : 'number', whole, first.start, pieces),
      written: false,
    });
    from = to;
  }
  return result;
}

/** The number word that a token is, within the words that begin at `from`; null when it is none. */
function saidAt(text: string, tokens: readonly Token[], from: number, to: number): string | null {
  const [previous, one, next] = [tokens[to - 1], tokens[to], tokens[to + 1]];
  if (!one || one.kind === 'number') return null;
  if (to > from && previous && !/^[ -]*$/u.test(text.slice(previous.end, one.start))) return null;
  if (isNumberWord(one)) return one.text;
  const nextIsNumber =
    next !== undefined &&
    (next.kind === 'number' || isNumberWord(next) || isZero(next.text) || next.text in MULTIPLES);
  const previousIsNumber = previous !== undefined && (to > from || previous.kind === 'number');
  if (one.text in MULTIPLES) return next && (isNumberWord(next) || isZero(next.text)) ? one.text : null;
  if (isZero(one.text)) return nextIsNumber || previousIsNumber ? 'zero' : null;
  if (one.text === '-' && to > from && next && isNumberWord(next) && next.start === one.end) return '-';
  if (to > from && next && isDigitWord(next) && previous && isDigitWord(previous))
    return ALIKE[one.text] ?? null;
  return null;
}

function isDigitWord({ text }: Token): boolean {
  return (VALUES.get(text) ?? 10) < 10;
}

function piecesOf(words: readonly string[]): string[] {
  const said = words
    .filter((word) => word !== '-')
    .flatMap((word, index, all) => {
      const times = MULTIPLES[all[index - 1] ?? ''];
      if (word in MULTIPLES) return [];
      return times === undefined ? [word] : Array.from({ length: times }, () => word);
    });
  const numbers = numbersIn(said);
  if (numbers) return numbers.map(String);
  return said.flatMap((word) => VALUES.get(word)?.toString() ?? []);
}
