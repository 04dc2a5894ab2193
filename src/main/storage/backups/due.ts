const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Within so long after it was made, a backup is still being written and looked through, ms. */
const MAKING_MS = 60_000;

export interface KnownBackup {
  /** Epoch ms. */
  readonly madeAt: number;
  /** When its file was last written, epoch ms. */
  readonly changedAt: number;
}

/**
 * Whether a backup is to be made: once a day, and soon after something was taken out of the newest, because the session
 * that it belonged to went with it.
 *
 * @param newest null when there is none
 */
export function isBackupDue(newest: KnownBackup | null, now: number): boolean {
  if (!newest) return true;
  const age = now - newest.madeAt;
  // A clock that was put back must not put off the next one for ever.
  if (age < 0 || age >= DAY_MS) return true;
  return newest.changedAt - newest.madeAt > MAKING_MS && age >= HOUR_MS;
}
