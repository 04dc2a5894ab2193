import { expect, test } from 'vitest';
import type { TraceLine } from '../../bench/log/schema';
import { soundClock } from '../../bench/metrics/timeline';

const zero = (at: number): TraceLine => ({ type: 'zero', at });
const vad = (at: number, sessionMs: number): TraceLine => ({
  type: 'vad',
  at,
  laneId: 'me',
  sessionMs,
  state: 'started',
});

test('the last zero holds where no voice was found', () => {
  const clock = soundClock([zero(5_000), zero(4_990)]);
  expect(clock?.heardAt(100)).toBe(5_090);
  expect(clock?.driftMs).toBe(0);
  expect(soundClock([])).toBeNull();
});

test('the way of a frame to the segmenter is no drift', () => {
  const clock = soundClock([zero(5_000), vad(6_010, 1_000), vad(26_010, 21_000)]);
  expect(clock?.heardAt(1_000)).toBe(6_000);
  expect(clock?.heardAt(30_000)).toBe(35_000);
  expect(clock?.driftMs).toBe(0);
});

test('sound that stalls is heard later and later', () => {
  // 10 ms on the way; from 10 s to 20 s of the file, half a second is lost.
  const clock = soundClock([zero(5_000), vad(15_010, 10_000), vad(25_510, 20_000), vad(35_510, 30_000)]);
  expect(clock?.heardAt(0)).toBe(5_000);
  expect(clock?.heardAt(15_000)).toBe(20_250);
  expect(clock?.heardAt(20_000)).toBe(25_500);
  expect(clock?.heardAt(99_000)).toBe(104_500);
  expect(clock?.driftMs).toBe(500);
});

test('a frame that was late itself does not move the sound', () => {
  const clock = soundClock([zero(5_000), vad(6_010, 1_000), vad(6_400, 1_250), vad(6_510, 1_500)]);
  expect(clock?.heardAt(1_250)).toBe(6_250);
  expect(clock?.driftMs).toBe(0);
});
