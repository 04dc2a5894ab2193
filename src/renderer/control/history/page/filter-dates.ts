/** What a date field holds, as `2026-11-27`, and the moments that are filtered by, in the time of this place. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** The first moment of the day, epoch ms; with `days`, so many days later. Null where the field holds no date. */
export function startOfDay(value: string, days = 0): number | null {
  const [, year, month, day] = DATE.exec(value) ?? [];
  if (year === undefined) return null;
  const date = new Date(Number(year), Number(month) - 1, Number(day) + days);
  // Years of fewer digits are being typed.
  return Number.isNaN(date.getTime()) || date.getFullYear() < 1970 ? null : date.getTime();
}

/** The field's value for the day that has the moment, `days` later. */
export function dayOf(epochMs: number | null, days = 0): string {
  if (epochMs === null) return '';
  const date = new Date(epochMs);
  date.setDate(date.getDate() + days);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
