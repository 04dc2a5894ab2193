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

test('the earliest zero holds where no voice was found', () => {
  const clock = soundClock([zero(4_990), zero(5_000)]);
  expect(clock?.heardAt(100)).toBe(5_090);
  expect(clock?.driftMs).toBeNull();
  expect(soundClock([])).toBeNull();
});

test('a frame that has come tells when its sound was heard', () => {
  const clock = soundClock([zero(4_000), vad(6_010, 1_000), vad(26_010, 21_000)]);
  expect(clock?.heardAt(0)).toBe(5_010);
  expect(clock?.heardAt(1_000)).toBe(6_010);
  expect(clock?.heardAt(30_000)).toBe(35_010);
  expect(clock?.driftMs).toBe(0);
});

test('sound that stalls is heard later and later', () => {
  // From 10 s to 20 s of the file, half a second is lost.
  const clock = soundClock([vad(15_000, 10_000), vad(25_500, 20_000), vad(35_500, 30_000)]);
  expect(clock?.heardAt(0)).toBe(5_000);
  expect(clock?.heardAt(15_000)).toBe(20_250);
  expect(clock?.heardAt(20_000)).toBe(25_500);
  expect(clock?.heardAt(99_000)).toBe(104_500);
  expect(clock?.driftMs).toBe(500);
});

test('a frame that was late itself does not move the sound', () => {
  const clock = soundClock([vad(6_000, 1_000), vad(6_400, 1_250), vad(6_500, 1_500)]);
  expect(clock?.heardAt(1_250)).toBe(6_250);
  expect(clock?.driftMs).toBe(0);
});
