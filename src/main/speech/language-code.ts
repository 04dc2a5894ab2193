import { CAPTION_LANGUAGES, LANGUAGE_NAMES } from '../../shared/languages';

const CODES = new Map(CAPTION_LANGUAGES.map((code) => [LANGUAGE_NAMES[code].toLowerCase(), code as string]));
const englishNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
for (const first of 'abcdefghijklmnopqrstuvwxyz') {
  for (const second of 'abcdefghijklmnopqrstuvwxyz') remember(first + second);
}
remember('yue');
CODES.set('mandarin', 'zh');

function remember(code: string): void {
  const name = englishNames.of(code);
  // Some codes are older ones of the same language.
  if (name !== undefined && new Intl.Locale(code).language === code) CODES.set(name.toLowerCase(), code);
}

/** Codes for "undetermined", "several" and "no speech". */
const NO_LANGUAGE: readonly string[] = ['und', 'mul', 'zxx', 'mis'];

/**
 * The code of a language that a server names in its own way: 'korean', 'Korean', 'ko', 'ko-KR', 'kor' or '한국어';
 * null for an unknown name. Codes of two letters stay as they are, since the server may be told them.
 */
export function languageCode(name: string): string | null {
  const lower = name.trim().toLowerCase();
  const named = CODES.get(lower);
  if (named !== undefined) return named;
  const [code = '', ...more] = lower.split(/[-_]/);
  if (code === 'zh' && (more.includes('yue') || more.includes('hk'))) return 'yue';
  if (!/^[a-z]{2,3}$/.test(code) || NO_LANGUAGE.includes(code)) return null;
  if (code.length === 2) return code;
  const shorter = new Intl.Locale(code).language;
  return shorter.length === 2 ? shorter : code;
}
