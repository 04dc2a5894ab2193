import type { VideoStart } from '../../../shared/session/archive';

/** When in the video it was, ms; less than 0 before it began. What was in a pause comes where that was cut out. */
export function videoTimeOf({ startMs, pauses }: VideoStart, sessionMs: number): number {
  const cutOut = pauses.reduce((sum, pause) => {
    const from = Math.max(startMs, pause.startMs);
    const until = Math.min(sessionMs, pause.endMs ?? sessionMs);
    return sum + Math.max(0, until - from);
  }, 0);
  return sessionMs - startMs - cutOut;
}

/** Whether it was in a pause of the video. */
export function isCutOut({ pauses }: VideoStart, sessionMs: number): boolean {
  return pauses.some(({ startMs, endMs }) => sessionMs >= startMs && sessionMs < (endMs ?? Infinity));
}

/** `m:ss`, from an hour on `h:mm:ss`. */
export function videoClock(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `hh:mm:ss`. */
export function longClock(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  return `${two(hours)}:${two(minutes)}:${two(rest)}`;
}

function parts(seconds: number): { readonly hours: number; readonly minutes: number; readonly rest: number } {
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    rest: seconds % 60,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
