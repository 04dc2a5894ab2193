import { CAPTION_LANGUAGES, type CaptionLanguage } from '../../shared/languages';

/** Scripts that tell the language; Latin letters do not. Kana come before Han: Japanese is written in both. */
const SCRIPTS: readonly (readonly [CaptionLanguage, RegExp, leastShare: number])[] = [
  ['ko', /\p{Script=Hangul}/gu, 0.5],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.2],
  ['zh', /\p{Script=Han}/gu, 0.5],
  ['th', /\p{Script=Thai}/gu, 0.5],
  ['ru', /\p{Script=Cyrillic}/gu, 0.5],
];

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

const names = new Intl.DisplayNames(['en'], { type: 'language' });
const CODES = new Map(CAPTION_LANGUAGES.map((code) => [names.of(code)?.toLowerCase(), code]));

/** The code of a language that a server names in its own way: 'korean', 'Korean' or 'ko'; null for an unknown name. */
export function languageCode(name: string): string | null {
  const lower = name.trim().toLowerCase();
  return /^[a-z]{2,3}$/.test(lower) ? lower : (CODES.get(lower) ?? null);
}

/** Speech of which the language was found before it is kept, ms, in at least so many utterances. */
const KEEP_AFTER_MS = 8000;
const KEEP_AFTER_UTTERANCES = 2;
/** Share of that speech in the language that is kept. */
const LEAST_SHARE = 2 / 3;

/**
 * The language of one lane. Where it is to be detected, what was found in the first seconds of speech is
 * kept: recognisers that detect it in every utterance anew drift into another one over a short word.
 */
export class LanguageKeeper {
  readonly #heardMs = new Map<string, number>();
  #utterances = 0;
  #language: string | null;

  /** `chosen` is a code, or 'auto' to detect it. */
  constructor(chosen: string) {
    this.#language = chosen === 'auto' ? null : chosen;
  }

  /** Null while it is not known. */
  get language(): string | null {
    return this.#language;
  }

  /** A final of `soundMs` was in `language`; null when that could not be told. */
  heard(language: string | null, soundMs: number): void {
    if (this.#language !== null || language === null) return;
    this.#utterances++;
    const ms = (this.#heardMs.get(language) ?? 0) + soundMs;
    this.#heardMs.set(language, ms);
    const allMs = [...this.#heardMs.values()].reduce((sum, each) => sum + each, 0);
    const enough = allMs >= KEEP_AFTER_MS && this.#utterances >= KEEP_AFTER_UTTERANCES;
    if (enough && ms >= LEAST_SHARE * allMs) this.#language = language;
  }
}
