const MEGA = 1e6;
const GIGA = 1e9;
/** From this many US dollars on, cents are fine enough. */
const CENTS_FROM = 0.1;

/** "230 MB" or "1.6 GB", in the language's own notation. */
export function formatBytes(bytes: number, language: string): string {
  const large = bytes >= GIGA;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: large ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(bytes / (large ? GIGA : MEGA));
}

/** US dollars; small sums keep the digits that tell something. */
export function formatCost(dollars: number, language: string): string {
  const small = dollars > 0 && dollars < CENTS_FROM;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    ...(small ? { maximumSignificantDigits: 2 } : {}),
  }).format(dollars);
}

/** How often a model is through with its speech before the speech would be: "12×" without the sign. */
export function formatTimes(realTimeFactor: number, language: string): string {
  const times = 1 / realTimeFactor;
  return new Intl.NumberFormat(language, { maximumFractionDigits: times < 10 ? 1 : 0 }).format(times);
}

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
    return code;
  }
}
