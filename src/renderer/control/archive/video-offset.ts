import { MAX_OFFSET_MS } from '../../../shared/session/archive';

const OFFSET = /^([-−])?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/u;

/** `12:34`, `1:02:03` or `-0:30` as ms; null for anything else, and for more than two days. */
export function parseOffset(text: string): number | null {
  const found = OFFSET.exec(text.trim());
  if (!found) return null;
  const [, minus, hours = '0', minutes, seconds] = found;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  if (ms > MAX_OFFSET_MS) return null;
  return minus === undefined ? ms : 0 - ms;
}
