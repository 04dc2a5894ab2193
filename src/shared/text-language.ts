import type { DigestLanguage } from './session/digest';
import type { CaptionLanguage } from './languages';

const LETTERS = /\p{L}/gu;

/** Scripts that only one of our languages is written in. */
const OWN_SCRIPTS = {
  ko: /\p{Script=Hangul}/gu,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ru: /\p{Script=Cyrillic}/gu,
  th: /\p{Script=Thai}/gu,
} as const;

/** Japanese is part kana, part Han; Korean and Thai talk is full of Latin names. */
const OWN_SHARE = 0.3;

/** Scripts that tell the language; Latin letters do not. Kana come before Han: Japanese is written in both. */
export const SCRIPTS: readonly (readonly [CaptionLanguage, RegExp, leastShare: number])[] = [
  ['ko', /\p{Script=Hangul}/gu, 0.5],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.2],
  ['zh', /\p{Script=Han}/gu, 0.5],
  ['th', /\p{Script=Thai}/gu, 0.5],
  ['ru', /\p{Script=Cyrillic}/gu, 0.5],
];

/** Words that most English sentences have and none of our other languages. */
const ENGLISH_WORDS =
  /\b(?:the|and|of|are|were|it's|i'm|you|they|this|that|what|with|not|have|would|your|my)\b/i;

/** Share of the letters of `text`, 0..1, that `pattern` matches; 0 when it has no letters. */
function share(text: string, pattern: RegExp): number {
  const letters = text.match(LETTERS)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(pattern)?.length ?? 0) / letters;
}

/** The language of digests that `text` is nearer to, by its script; English when it has no letters. */
export function languageOf(text: string): DigestLanguage {
  return share(text, OWN_SCRIPTS.ko) >= OWN_SHARE ? 'ko' : 'en';
}

/**
 * Whether `text` surely is in `language` already, by its script, and English by its commonest words. Other
 * languages that share their script are never taken for granted. Text without letters is in every language.
 */
export function isIn(language: CaptionLanguage, text: string): boolean {
  if (!/\p{L}/u.test(text)) return true;
  switch (language) {
    case 'ko':
    case 'ja':
    case 'ru':
    case 'th':
      return share(text, OWN_SCRIPTS[language]) >= OWN_SHARE;
    case 'en':
      return share(text, /\p{Script=Latin}/gu) > 0.9 && ENGLISH_WORDS.test(text);
    default:
      return false;
  }
}

/** The language that a text's letters are enough to tell; null for any other, such as all written in Latin letters. */
export function languageOfScript(text: string): CaptionLanguage | null {
  const letters = count(text, /\p{L}/gu);
  if (letters === 0) return null;
  const found = SCRIPTS.find(([, script, leastShare]) => count(text, script) >= leastShare * letters);
  return found?.[0] ?? null;
}

/** How often `pattern` matches. */
export function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
