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

/** The meter rises with the sound, and falls slowly enough for a peak to be seen, ms. */
const RISE_MS = 100;
const FALL_MS = 500;

/** How long the meter takes from one part that is lit to another, ms. */
export function moveMs(from: number, to: number): number {
  return to > from ? RISE_MS : FALL_MS;
}
