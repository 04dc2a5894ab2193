import { expect, it } from 'vitest';
import { RecentFrames } from '../../../../src/main/session/segmenting/recent-frames';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';

/** Frames whose samples all hold their number. */
function frames(count: number): RecentFrames {
  const recent = new RecentFrames();
  for (let number = 0; number < count; number++) {
    recent.push({ samples: new Float32Array(FRAME_SAMPLES).fill(number), probability: number / 100 });
  }
  return recent;
}

it('frames keep their numbers when older ones are forgotten', () => {
  const recent = frames(10);
  recent.forgetBefore(4);
  expect([recent.first, recent.next]).toEqual([4, 10]);
  expect(recent.slice(5, 7).map(({ probability }) => probability)).toEqual([0.05, 0.06]);
  const sound = recent.samples(8, 10);
  expect([sound.length, sound[0], sound[FRAME_SAMPLES]]).toEqual([2 * FRAME_SAMPLES, 8, 9]);
});

it('forgetting what is gone already changes nothing, and forgetting all keeps the count', () => {
  const recent = frames(3);
  recent.forgetBefore(2);
  recent.forgetBefore(1);
  expect(recent.first).toBe(2);
  recent.forgetBefore(3);
  expect([recent.first, recent.next]).toEqual([3, 3]);
  expect(recent.samples(3, 3)).toHaveLength(0);
});
