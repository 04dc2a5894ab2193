/**
 * How passages are numbered: a session has a number, which are the seconds of its start, or the next one that is free,
 * and each of its passages one below that. So passages are in the order of time, and a session's are a range.
 */

/** Passages of one session that have a number; more are not found. */
export const MOST_PASSAGES = 2 ** 20;
/** Far below what a number in JavaScript holds, with `MOST_PASSAGES` for each. */
const LAST_SESSION = 2 ** 32;

/** The number that a session would like, by when it started, epoch ms. */
export function wantedNumber(startedAt: number): number {
  return Math.min(Math.max(1, Math.floor(startedAt / 1000)), LAST_SESSION);
}

/** The first passage of a session. Its last is the one before the first of the next number. */
export function firstPassage(sessionNumber: number): number {
  return sessionNumber * MOST_PASSAGES;
}

export function sessionNumberOf(passage: number): number {
  return Math.floor(passage / MOST_PASSAGES);
}
