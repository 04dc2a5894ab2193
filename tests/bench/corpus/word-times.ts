import { comparableWords } from '../../../src/main/text/words';
import type { ReferenceClip, ReferenceWord } from '../log/schema';
import { STEP_MS } from '../sound/levels';

/**
 * When each word of a clip was said, where nobody has noted it: the words share the time between the start and
 * the end of its speech by their numbers of letters, leaving out the steps in which nothing is heard.
 *
 * @param voiced of each 10 ms from the clip's start, whether speech is heard; empty when that is not known
 */
export function interpolateWords(
  clip: ReferenceClip,
  index: number,
  voiced: readonly boolean[] = [],
): ReferenceWord[] {
  const words = comparableWords(clip.text);
  const letters = words.map((word) => Array.from(word).length);
  const all = letters.reduce((sum, count) => sum + count, 0);
  const timeAt = clockOf(clip, voiced);
  let before = 0;
  return words.map((text, at) => {
    const startMs = timeAt(before / all);
    before += letters[at] as number;
    return { text, startMs, endMs: timeAt(before / all), clip: index };
  });
}

/** Turns a share (0..1) of a clip's speech into ms in the file. */
function clockOf(clip: ReferenceClip, voiced: readonly boolean[]): (share: number) => number {
  const lengthMs = clip.speechEndMs - clip.speechStartMs;
  const steps = voiced
    .flatMap((heard, at) => (heard ? [clip.startMs + at * STEP_MS] : []))
    .filter((ms) => ms >= clip.speechStartMs && ms + STEP_MS <= clip.speechEndMs);
  if (steps.length === 0) return (share) => clip.speechStartMs + share * lengthMs;
  return (share) => {
    const place = share * steps.length;
    const step = Math.min(Math.floor(place), steps.length - 1);
    // The end of a word is the end of its last step, not the start of the one after the pause.
    const whole = place === step && step > 0;
    return whole ? (steps[step - 1] as number) + STEP_MS : (steps[step] as number) + (place - step) * STEP_MS;
  };
}
