import type { ReferenceClip, TraceLine } from '../log/schema';
import { spread, type Spread } from './statistics';
import { entriesOf } from './timeline';

/** A beginning of speech this far from where the clip's speech truly begins belongs to something else, ms. */
const NEAR_MS = 500;

/**
 * From the true start of a clip's speech to the frame in which voice activity detection found it, in session
 * time, ms. A steady offset between the file and the session's time would show here first.
 */
export function voiceFound(trace: readonly TraceLine[], clips: readonly ReferenceClip[]): Spread | null {
  const starts = entriesOf(trace, 'vad').filter(({ state }) => state === 'started' || state === 'resumed');
  const delays = clips.flatMap(({ speechStartMs }) => {
    const nearest = starts
      .map(({ sessionMs }) => sessionMs - speechStartMs)
      .filter((delay) => Math.abs(delay) <= NEAR_MS)
      .sort((a, b) => Math.abs(a) - Math.abs(b))[0];
    return nearest === undefined ? [] : [nearest];
  });
  return spread(delays);
}
