/** The quietest level that the meter shows, dB below full scale. */
export const FLOOR_DB = -60;

/** Decibels below full scale of a root mean square of 0..1, within what the meter shows. */
export function toDecibels(rms: number): number {
  return Math.min(0, Math.max(FLOOR_DB, 20 * Math.log10(Math.max(rms, 1e-6))));
}

/** How much of the meter is lit, 0..1. */
export function toFraction(decibels: number): number {
  return 1 - decibels / FLOOR_DB;
}

/** How fast the meter follows, per ms: it rises with the sound, and falls slowly enough for a peak to be seen. */
const RISE_PER_MS = 0.03;
const FALL_PER_MS = 0.006;

/** Where the meter stands `elapsedMs` later on its way from `shown` to `target`. */
export function approach(shown: number, target: number, elapsedMs: number): number {
  const rate = target > shown ? RISE_PER_MS : FALL_PER_MS;
  const next = shown + (target - shown) * (1 - Math.exp(-rate * elapsedMs));
  return Math.abs(next - target) < 0.002 ? target : next;
}
