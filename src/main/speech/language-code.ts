import { CAPTION_LANGUAGES, LANGUAGE_NAMES } from '../../shared/languages';

const CODES = new Map(CAPTION_LANGUAGES.map((code) => [LANGUAGE_NAMES[code].toLowerCase(), code as string]));
const englishNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
for (const first of 'abcdefghijklmnopqrstuvwxyz') {
  for (const second of 'abcdefghijklmnopqrstuvwxyz') remember(first + second);
}
remember('yue');
/** Names that Whisper gives or takes and Unicode does not. */
const OTHER_NAMES = {
  mandarin: 'zh',
  'mandarin chinese': 'zh',
  castilian: 'es',
  valencian: 'ca',
  flemish: 'nl',
  haitian: 'ht',
  hawaiian: 'haw',
  letzeburgesch: 'lb',
  moldavian: 'ro',
  moldovan: 'ro',
  myanmar: 'my',
  nynorsk: 'nn',
  panjabi: 'pa',
  pushto: 'ps',
  sinhalese: 'si',
  tagalog: 'tl',
};
for (const [name, code] of Object.entries(OTHER_NAMES)) CODES.set(name, code);

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
  // 'Korean (South Korea)', '<|ko|>'
  const lower = name
    .toLowerCase()
    .replace(/\s*\(.*\)\s*$/, '')
    .replaceAll(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '');
  const named = CODES.get(lower);
  if (named !== undefined) return named;
  const [code = '', ...more] = lower.split(/[-_]/);
  if (code === 'zh' && (more.includes('yue') || more.includes('hk'))) return 'yue';
  if (!/^[a-z]{2,3}$/.test(code) || NO_LANGUAGE.includes(code)) return null;
  if (code.length === 2) return code;
  const shorter = new Intl.Locale(code).language;
  return shorter.length === 2 ? shorter : code;
}
