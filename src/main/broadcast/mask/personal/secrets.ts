import { isCounted, leadingDigits } from '../numbers/korean-digits';
import { runsOf } from '../numbers/runs';
import { tokensOf, type Token } from '../numbers/tokens';
import type { Span } from '../spans';

/** What a text says, without case, spaces and marks, and with numbers in digits; and where each unit of it stands. */
interface Said {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const SAYS = /[\p{L}\p{M}\p{N}]/u;
/** Shorter numbers are in too many others. */
const LEAST_DIGITS = 3;
/** Fewer syllables that may be digits are in other words, too. */
const LEAST_SYLLABLES = 4;
/** Character by character, as it is written. */
function asWritten(text: string): Said {
  let said = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  let at = 0;
  for (const character of text) {
    const plain = plainOf(character);
    for (let index = 0; index < plain.length; index++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    said += plain;
    at += character.length;
  }
  return { text: said, starts, ends };
}

function plainOf(character: string): string {
  if (/^[a-z\d가-힣]$/u.test(character)) return character;
  if (!SAYS.test(character)) return '';
  // Hangul stays in syllables, whose letters would match across them.
  if (/\p{Script=Hangul}/u.test(character)) return character;
  const plain = character.normalize('NFKD').toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** With number words as digits. */
function asDigits(text: string, tokens: readonly Token[] = tokensOf(text)): Said {
  let said = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  const add = (unit: string, start: number, end: number): void => {
    said += unit;
    for (let index = 0; index < unit.length; index++) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (const token of tokens) {
    if (token.kind === 'number' && !/[A-Za-z]\d/u.test(token.text)) {
      add(token.pieces.join(''), token.start, token.end);
      continue;
    }
    const counted = leadingDigits(token.text);
    const rest = token.text.slice(counted?.length ?? 0);
    if (counted && (isCounted(rest) || /^(?:동|길|번지)/u.test(rest))) {
      add(counted.pieces.join(''), token.start, token.start + counted.length);
      add(rest, token.start + counted.length, token.end);
      continue;
    }
    let at = token.start;
    for (const character of text.slice(token.start, token.end)) {
      add(plainOf(character), at, at + character.length);
      at += character.length;
    }
  }
  return { text: said, starts, ends };
}

/** The marks of an address as they are said. */
function inWords(secret: string, at: string, dot: string): string {
  return secret.replaceAll('@', ` ${at} `).replaceAll(/\.(?=\S)/gu, ` ${dot} `);
}

const SYLLABLES = '공일이삼사오육칠팔구';

/** The digits alone, with every syllable that may be one; what else is said parts them. */
function asSyllables(text: string): Said {
  let said = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  for (const { 0: unit, index } of text.matchAll(/[\p{L}\d]/gu)) {
    const value = SYLLABLES.indexOf(unit === '영' ? '공' : unit === '륙' ? '육' : unit);
    said += value >= 0 ? String(value) : /\d/u.test(unit) ? unit : ' '.repeat(unit.length);
    for (let at = 0; at < unit.length; at++) {
      starts.push(index);
      ends.push(index + unit.length);
    }
  }
  return { text: said, starts, ends };
}

/** Finds what the user never wants to be public. */
export function createSecretFinder(secrets: readonly string[]): {
  readonly find: (text: string, tokens: readonly Token[]) => Span[];
  /** Where the beginning of a secret stands at the end of a text; its length when none does. */
  readonly beginning: (text: string) => number;
} {
  const wanted = new Set<string>();
  const digitsWanted = new Set<string>();
  for (const secret of secrets) {
    const ways = [secret, inWords(secret, 'at', 'dot'), inWords(secret, '골뱅이', '점')];
    for (const said of ways.flatMap((way) => [asWritten(way).text, asDigits(way).text])) {
      if (said.length > 1) wanted.add(said);
    }
    const digits = asDigits(secret).text.replaceAll(/\D/gu, '');
    if (digits.length >= LEAST_DIGITS && digits.length * 2 >= asDigits(secret).text.length)
      digitsWanted.add(digits);
  }

  return {
    find: (text, tokens) => {
      if (wanted.size === 0) return [];
      const spans: Span[] = [];
      for (const said of [asWritten(text), asDigits(text, tokens)]) {
        for (const secret of wanted) {
          for (let at = said.text.indexOf(secret); at >= 0; at = said.text.indexOf(secret, at + 1)) {
            const span = { start: said.starts[at] ?? 0, end: said.ends[at + secret.length - 1] ?? 0 };
            if (isWhole(text, span)) spans.push(span);
          }
        }
      }
      if (digitsWanted.size === 0) return spans;
      const syllables = /[가-힣]/u.test(text) ? asSyllables(text) : null;
      for (const secret of digitsWanted) {
        if (!syllables || secret.length < LEAST_SYLLABLES) continue;
        for (let at = syllables.text.indexOf(secret); at >= 0; at = syllables.text.indexOf(secret, at + 1)) {
          spans.push({
            start: syllables.starts[at] ?? 0,
            end: syllables.ends[at + secret.length - 1] ?? 0,
          });
        }
      }
      return [...spans, ...numbers(text, tokens, digitsWanted)];
    },
    beginning: (text) => {
      let first = text.length;
      const tail = Math.max(0, text.length - LONGEST_TAIL);
      for (const said of [asWritten(text.slice(tail)), asDigits(text.slice(tail))]) {
        for (const secret of [...wanted, ...digitsWanted]) {
          for (let length = Math.min(secret.length - 1, said.text.length); length > 0; length--) {
            if (!said.text.endsWith(secret.slice(0, length))) continue;
            const start = tail + (said.starts[said.text.length - length] ?? 0);
            if (!/[\p{L}\p{N}]/u.test(text.charAt(start - 1)) || length > 1) first = Math.min(first, start);
          }
        }
      }
      return first;
    },
  };
}

/** Longer secrets than this begin earlier than anybody holds back. */
const LONGEST_TAIL = 300;

/**
 * Whether a secret stands there by itself, and is no part of another word. In Hangul, particles and missing spaces hide
 * where words begin and end, so there it is masked wherever it stands.
 */
function isWhole(text: string, { start, end }: Span): boolean {
  const before = text.charAt(start - 1);
  const rest = text.slice(end, end + 12);
  if (/[A-Za-z\d]/u.test(text.charAt(start)) && /[A-Za-z\d]/u.test(before)) return false;
  if (/[A-Za-z\d]/u.test(text.charAt(end - 1)) && /^[A-Za-z\d]/u.test(rest)) {
    return /^(?:s|es)?(?![A-Za-z\d])/u.test(rest) && /[a-z]/iu.test(text.charAt(end - 1));
  }
  return true;
}

/** Secret numbers within digits that stand side by side, whatever is between them. */
function numbers(text: string, tokens: readonly Token[], wanted: ReadonlySet<string>): Span[] {
  return runsOf(text, tokens).flatMap((run) => {
    const owners = run.numbers.flatMap((one) => Array.from(one.pieces.join(''), () => one));
    return [...wanted].flatMap((secret) => {
      const spans: Span[] = [];
      for (let at = run.digits.indexOf(secret); at >= 0; at = run.digits.indexOf(secret, at + 1)) {
        const [first, last] = [owners[at], owners[at + secret.length - 1]];
        if (first && last) spans.push({ start: first.start, end: last.end });
      }
      return spans;
    });
  });
}
