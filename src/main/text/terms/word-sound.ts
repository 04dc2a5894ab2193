import { doubleMetaphone } from 'double-metaphone';
import { disassemble, standardizePronunciation } from 'es-hangul';

/** Letters and digits alone, in small letters without accents: the form in which spellings are compared. */
export function compactSpelling(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Spellings of the same sound in one way, in order. A British r after a vowel is not heard. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/gh(?=[^aeiouy]|$)/g, ''],
  [/c(?=[eiy])|z/g, 's'],
  [/ck|c(?!h)|q/g, 'k'],
  [/x/g, 'ks'],
  [/y/g, 'i'],
  [/(.{3})e$/g, '$1'],
  [/([aeiou])r(?![aeiou])/g, '$1'],
  [/(.)\1+/g, '$1'],
];

function rewrite(text: string, rules: readonly (readonly [RegExp, string])[]): string {
  return rules.reduce((result, [pattern, replacement]) => result.replaceAll(pattern, replacement), text);
}

/** How a word in Latin letters sounds: spelled in one way, and its consonants. */
export interface LatinSound {
  readonly spelling: string;
  /** The first code of Double Metaphone (Philips, 2000); the second is for names that are said in another way. */
  readonly code: string;
}

export function latinSound(compact: string): LatinSound {
  const spelling = rewrite(compact, SPELLINGS);
  return { spelling, code: doubleMetaphone(spelling)[0] };
}

/** Letters that sound alike: tense consonants and plain ones, and vowels that are told apart in writing only. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ㅐ/g, 'ㅔ'],
  [/ㅒ/g, 'ㅖ'],
  [/ㅗㅔ|ㅗㅣ/g, 'ㅜㅔ'],
  [/ㄲ/g, 'ㄱ'],
  [/ㄸ/g, 'ㄷ'],
  [/ㅃ/g, 'ㅂ'],
  [/ㅆ/g, 'ㅅ'],
  [/ㅉ/g, 'ㅈ'],
];

/** How a Korean word sounds, letter by letter, after the standard rules of pronunciation: 작문 as 장문. */
export function koreanSound(word: string): string {
  return rewrite(disassemble(standardizePronunciation(word)), ALIKE);
}
