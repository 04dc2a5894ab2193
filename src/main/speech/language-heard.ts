import type { CaptionLanguage } from '../../shared/languages';
import type { Answer } from './answer/answer';

/** Scripts that tell the language; Latin letters do not. Kana come before Han: Japanese is written in both. */
const SCRIPTS: readonly (readonly [CaptionLanguage, RegExp, leastShare: number])[] = [
  ['ko', /\p{Script=Hangul}/gu, 0.5],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.2],
  ['zh', /\p{Script=Han}/gu, 0.5],
  ['th', /\p{Script=Thai}/gu, 0.5],
  ['ru', /\p{Script=Cyrillic}/gu, 0.5],
];

/** What is heard of a text in Latin letters: one of the languages that are written in them, nobody knows which. */
export const SOME_LATIN = 'und-Latn';

/** The language that a text's letters are enough to tell; null for any other, such as all written in Latin letters. */
export function languageOfScript(text: string): CaptionLanguage | null {
  const letters = count(text, /\p{L}/gu);
  if (letters === 0) return null;
  const found = SCRIPTS.find(([, script, leastShare]) => count(text, script) >= leastShare * letters);
  return found?.[0] ?? null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** As `languageOfScript`, and SOME_LATIN for a text that is mostly in Latin letters. */
function scriptOf(text: string): string | null {
  const language = languageOfScript(text);
  if (language !== null) return language;
  const latin = count(text, /\p{Script=Latin}/gu);
  return latin > 0 && 2 * latin >= count(text, /\p{L}/gu) ? SOME_LATIN : null;
}

/** Whether texts in the language are told from those in Latin letters. */
export function hasOwnScript(language: string): boolean {
  return language === 'yue' || SCRIPTS.some(([code]) => code === language);
}

/** The language that was heard, as far as an answer tells: a code, SOME_LATIN or null. */
export function languageHeard({
  text,
  detected,
  told,
}: Pick<Answer, 'text' | 'detected' | 'told'>): string | null {
  if (detected === null) return scriptOf(text);
  return told !== null && saysBack(detected, told) ? told : detected;
}

/** Whether it is no other language than the recogniser was told. Older Whispers are told Chinese for Cantonese. */
export function saysBack(detected: string, told: string): boolean {
  return detected === told || (told === 'yue' && detected === 'zh');
}
