import { z } from 'zod';

/** Epoch milliseconds, up to the last moment that a `Date` knows. */
export const epochMsSchema = z.number().nonnegative().max(8_640_000_000_000_000);

/** `mm:ss`, or `h:mm:ss` from an hour on. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${two(minutes)}:${rest}`;
}
