const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `mm:ss`, or `h:mm:ss` from an hour on. */
export function formatClock(ms: number): string {
  const whole = Math.max(0, ms);
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const seconds = Math.floor((whole % MINUTE) / SECOND);
  const rest = `${twoDigits(minutes)}:${twoDigits(seconds)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Seconds with one decimal in the language's own notation. */
export function formatSeconds(ms: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    ms / SECOND,
  );
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
