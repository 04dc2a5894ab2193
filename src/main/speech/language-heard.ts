import { count, languageOfScript, SCRIPTS } from '../../shared/text-language';
import type { Answer } from './answer/answer';

/** What is heard of a text in Latin letters: one of the languages that are written in them, nobody knows which. */
export const SOME_LATIN = 'und-Latn';

/** As `languageOfScript`, and SOME_LATIN for a text that is mostly in Latin letters. */
function scriptOf(text: string): string | null {
  const language = languageOfScript(text);
  if (language !== null) return language;
  const latin = count(text, /\p{Script=Latin}/gu);
  return latin > 0 && 2 * latin >= count(text, /\p{L}/gu) ? SOME_LATIN : null;
}

/** Scripts, by the language that a text in them seems to be in, that a text of a language may be written in. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  ko: ['Kore'],
  ja: ['Jpan'],
  // A short text may be in Han alone.
  zh: ['Hans', 'Hant', 'Jpan'],
  th: ['Thai'],
  ru: ['Cyrl'],
  [SOME_LATIN]: ['Latn'],
};

/** Whether a text is in letters that its supposed language, a code, is not written in. */
export function contradictsScript(text: string, language: string): boolean {
  const script = new Intl.Locale(language).maximize().script;
  const seems = scriptOf(text);
  return script !== undefined && seems !== null && FITTING[seems]?.includes(script) === false;
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
