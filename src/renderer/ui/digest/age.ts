const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** So long something is as good as new, ms. */
const NEW = 3 * SECOND;

interface Age {
  readonly unit: 'now' | 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

/** How old something is, as one would say it. A clock that is behind makes nothing younger than new. */
export function ageOf(ms: number): Age {
  if (ms < NEW) return { unit: 'now', count: 0 };
  if (ms < MINUTE) return { unit: 'seconds', count: Math.floor(ms / SECOND) };
  if (ms < HOUR) return { unit: 'minutes', count: Math.floor(ms / MINUTE) };
  return { unit: 'hours', count: Math.floor(ms / HOUR) };
}

/** When `ageOf` may say something else, ms from now. */
export function nextAgeIn(ms: number): number {
  if (ms < NEW) return NEW - Math.max(0, ms);
  const unit = ms < MINUTE ? SECOND : ms < HOUR ? MINUTE : HOUR;
  return unit - (ms % unit);
}
