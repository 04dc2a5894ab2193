import { durationMs, join } from '../sound/sound';
import type { Recording } from './recording';

/** The recording again and again, until it lasts `minutes` or a little longer, and how often that is. */
export function repeat(recording: Recording, minutes: number): { recording: Recording; loops: number } {
  const loopMs = durationMs(recording.sound);
  const loops = Math.max(1, Math.ceil((minutes * 60_000) / loopMs));
  const each = Array.from({ length: loops }, (_, loop) => loop);
  const shift = <Item extends { startMs: number; endMs: number }>(item: Item, loop: number): Item => ({
    ...item,
    startMs: item.startMs + loop * loopMs,
    endMs: item.endMs + loop * loopMs,
  });
  return {
    loops,
    recording: {
      ...recording,
      path: undefined,
      sound: join(each.map(() => recording.sound)),
      clips: each.flatMap((loop) =>
        recording.clips.map((clip) => ({
          ...shift(clip, loop),
          speechStartMs: clip.speechStartMs + loop * loopMs,
          speechEndMs: clip.speechEndMs + loop * loopMs,
        })),
      ),
      words: each.flatMap((loop) =>
        recording.words.map((word) => ({
          ...shift(word, loop),
          clip: word.clip + loop * recording.clips.length,
        })),
      ),
    },
  };
}
