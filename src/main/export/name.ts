import type { SessionRecord } from '../../shared/session/record';

/** A file name that says when the session was, such as `jamak-2026-11-22-2105`. */
export function exportName(record: Pick<SessionRecord, 'startedAt'>): string {
  const date = new Date(record.startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `jamak-${day}-${two(date.getHours())}${two(date.getMinutes())}`;
}
