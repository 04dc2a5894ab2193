export interface NamedLanguages {
  /** The most wanted languages by name, as a list. */
  readonly names: string;
  /** How many more there are. */
  readonly more: number;
}

/** Languages that Jamak's users ask for first, when a model knows too many to name. */
const FIRST = ['en', 'ko', 'ja', 'zh', 'yue'];

/** The names of `codes` in `language`, at most `limit` of them; `wanted` comes first. */
export function nameLanguages(
  codes: readonly string[],
  language: string,
  { wanted, limit = 5 }: { wanted?: string; limit?: number } = {},
): NamedLanguages {
  const order = wanted === undefined ? FIRST : [wanted, ...FIRST];
  const rank = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  const named = [...codes].sort((a, b) => rank(a) - rank(b)).slice(0, limit);
  return {
    names: named.map((code) => nameLanguage(code, language)).join(', '),
    more: codes.length - named.length,
  };
}

/** The name of a language code in `language`; the code itself when it is not a known one. */
export function nameLanguage(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  } catch {
    // Intl throws for what is no language code, and a model folder of the user's may name anything.
    return code;
  }
}
