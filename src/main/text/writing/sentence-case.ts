import { daleChall } from 'dale-chall';
import { CAPITALISED, INITIALS } from './capitals';

export interface CaseOptions {
  /** Names and terms as they are spelled. */
  readonly terms: readonly string[];
  /** Code of the language; null while it is not known. */
  readonly language: string | null;
  /** Whether the recogniser writes nothing but capitals. */
  readonly capitalsOnly: boolean;
}

const easyWords = new Set(daleChall);
/** "OK" and "US" are words of that list as well. */
const LEAST_LETTERS = 4;
const LEAST_WORDS = 3;
const LONG_WORD = 5;
const NO_VOWELS = /^[BCDFGHJKLMNPQRSTVWXZ]{2,5}$/;
/** What people say without a vowel. */
const VOWELLESS = [
  'HM',
  'HMM',
  'SH',
  'SHH',
  'PSST',
  'MR',
  'MRS',
  'MS',
  'DR',
  'ST',
  'BRR',
  'GRR',
  'ZZZ',
  'NTH',
  'TSK',
  'PFFT',
  'MM',
  'MMM',
  'TH',
  'RD',
  'ND',
];

/** A mark of a sound, [laughs], is not what the recogniser wrote. */
const MARK = /(\[[^[\]]*\])/u;

function withoutMarks(text: string): string {
  return text
    .split(MARK)
    .filter((_, index) => index % 2 === 0)
    .join(' ');
}

/** Whether a text has capitals and nothing else; null where it has no letters that could tell. */
function isCapitals(text: string): boolean | null {
  if (/\p{Ll}/u.test(text)) return false;
  return /\p{Lu}{2}/u.test(text) && !/\p{Lo}/u.test(text) ? true : null;
}

function isEasy(word: string, leastLetters: number): boolean {
  return word.length >= leastLetters && easyWords.has(word.toLowerCase());
}

/** Whether a text is a sentence in capitals, not some abbreviations. */
function isSentence(text: string): boolean {
  const words = text.match(/\p{Lu}+/gu) ?? [];
  if (words.some((word) => isEasy(word, LEAST_LETTERS))) return true;
  if (words.length < LEAST_WORDS) return false;
  return (
    words.some((word) => word.length >= LONG_WORD) || words.filter((word) => isEasy(word, 2)).length >= 2
  );
}

/** Finds out whether a recogniser writes capitals only, as some models of sherpa-onnx do. */
export class CaseHabit {
  #capitals = 0;
  #others = 0;

  get capitalsOnly(): boolean {
    return this.#others === 0 && this.#capitals > 0;
  }

  /** Another text of the recogniser. */
  saw(shown: string): void {
    const text = withoutMarks(shown);
    const capitals = isCapitals(text);
    if (capitals === false) this.#others++;
    else if (capitals && isSentence(text)) this.#capitals++;
  }
}

/**
 * A text in capitals as a sentence: one at its beginning and those of names. Any other text stays as it is, as
 * abbreviations among other words do.
 */
export function withSentenceCase(text: string, { terms, language, capitalsOnly }: CaseOptions): string {
  const own = withoutMarks(text);
  if (!isCapitals(own) || !(capitalsOnly || isSentence(own))) return text;
  const inEnglish = language === null || language === 'en';
  const write = (part: string): string =>
    part.replaceAll(/[\p{L}\p{M}\p{N}'’]+/gu, (word) =>
      inEnglish ? englishWord(word) : word.toLocaleLowerCase(language),
    );
  return text
    .split(MARK)
    .map((part, index) => (index % 2 === 1 ? part : withTerms(withOpenings(write(part)), terms)))
    .join('');
}

function englishWord(word: string): string {
  if (/^I(?:['’]\p{L}+)?$/u.test(word)) return `I${word.slice(1).toLowerCase()}`;
  if (/\p{N}/u.test(word)) return /^\p{N}+(?:ST|ND|RD|TH|S)$/u.test(word) ? word.toLowerCase() : word;
  const [stem = word, ending = ''] = word.split(/(?=['’])/u);
  if (INITIALS.has(stem) || (NO_VOWELS.test(stem) && !VOWELLESS.includes(stem)))
    return stem + ending.toLowerCase();
  const small = word.toLowerCase();
  return CAPITALISED.has(stem.toLowerCase()) ? small.charAt(0).toUpperCase() + small.slice(1) : small;
}

/** With a capital where a sentence begins. */
function withOpenings(text: string): string {
  return text.replaceAll(
    /(^|[.!?…]\s+)([^\p{L}]*)(\p{Ll})/gu,
    (_, end: string, between: string, first: string) =>
      /\p{N}/u.test(between) ? end + between + first : end + between + first.toUpperCase(),
  );
}

function withTerms(text: string, terms: readonly string[]): string {
  const longestFirst = terms
    .filter((term) => term !== '')
    .toSorted((left, right) => right.length - left.length);
  const spelled = new Map(longestFirst.map((term) => [term.toLowerCase(), term]));
  if (spelled.size === 0) return text;
  const anyTerm = longestFirst
    .map((term) => term.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${anyTerm})(?![\p{L}\p{N}])`, 'giu');
  return text.replaceAll(pattern, (found) => spelled.get(found.toLowerCase()) ?? found);
}
