const SECOND = 1000;
const MEGA = 1e6;
const GIGA = 1e9;
/** From this many US dollars on, cents are fine enough. */
const CENTS_FROM = 0.1;

/** Seconds with one decimal in the language's own notation. */
export function formatSeconds(ms: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    ms / SECOND,
  );
}

/** A number with so many decimals, in the language's own notation. */
export function formatNumber(value: number, language: string, decimals: number): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(language, digits).format(value);
}

/** A day and time such as "Sat, Aug 1, 3:04 PM", with the year when it is not this one. */
export function formatMoment(epochMs: number, language: string, now = Date.now()): string {
  const thisYear = new Date(epochMs).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    ...(thisYear ? { weekday: 'short' } : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(epochMs);
}

/** A count of tokens, short: "950", "12.3K", "1.2만". */
export function formatTokens(tokens: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(tokens);
}

/** A size in bytes as "230 MB" or "1.6 GB", in the language's own notation. */
export function formatSize(bytes: number, language: string): string {
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

/** How many times faster than speech a model is, given the seconds that it takes for one of speech: "13" or "0.8". */
export function formatTimes(realTimeFactor: number, language: string): string {
  const times = 1 / realTimeFactor;
  return new Intl.NumberFormat(language, { maximumFractionDigits: times < 10 ? 1 : 0 }).format(times);
}

/** How many seconds something takes for a second of speech, such as 0.08. */
export function formatFactor(realTimeFactor: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(realTimeFactor);
}
