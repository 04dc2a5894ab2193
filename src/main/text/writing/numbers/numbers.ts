import { englishDigits, englishWords } from './english-numbers';
import { koreanDigits, koreanWords } from './korean-numbers';

/** How numbers are written: as they were heard, or as far as that is safe in digits or in words. */
export type NumberStyle = 'heard' | 'digits' | 'words';

/**
 * A text with its numbers as they are wanted. Only English and Korean are known; what may be no number, and all other
 * languages, stay as they were heard.
 *
 * @param language code of what is spoken; null while it is not known
 */
export function withNumbers(text: string, style: NumberStyle, language: string | null): string {
  if (style === 'heard') return text;
  const inWords = style === 'words';
  const korean = /\p{Script=Hangul}/u.test(text);
  if (korean) return inWords ? koreanWords(text) : koreanDigits(text);
  if (language !== 'en') return text;
  return inWords ? englishWords(text) : englishDigits(text);
}
