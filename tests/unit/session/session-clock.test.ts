import { describe, expect, it } from 'vitest';
import { SessionClock } from '../../../src/main/session/session-clock';

const FRAME = 32;

/** Frames of a lane whose sound card is `ppm` too slow, each `delay(index)` ms late; returns the clock's error at the end. */
function errorAfter(minutes: number, ppm: number, delay: (index: number) => number): number {
  const clock = new SessionClock();
  const startedAt = 1_000_000;
  const count = Math.round((minutes * 60_000) / FRAME);
  clock.originOf(startedAt + FRAME + delay(0));
  let heardAt = startedAt;
  for (let index = 0; index < count; index++) {
    heardAt += FRAME * (1 + ppm / 1e6);
    clock.observe((index + 1) * FRAME, heardAt + delay(index));
  }
  return clock.heardAt(count * FRAME) - heardAt;
}

describe('SessionClock', () => {
  it('is right as soon as one frame was not late', () => {
    expect(errorAfter(0.1, 0, (index) => (index === 50 ? 0 : 40))).toBeCloseTo(0);
  });

  it.each([100, -100])('follows a sound card that is %i ppm off for five hours', (ppm) => {
    const error = errorAfter(300, ppm, (index) => (index * 7) % 25);
    expect(Math.abs(error)).toBeLessThanOrEqual(FRAME);
  });

  it('places a lane that comes back by the wall clock', () => {
    const clock = new SessionClock();
    expect(clock.originOf(1_000_032)).toBe(0);
    clock.observe(32, 1_000_032);
    expect(clock.originOf(1_005_032)).toBe(5000);
  });

  it('tells each change of what it knows of time 0', () => {
    const told: number[] = [];
    const clock = new SessionClock((zeroAt) => told.push(zeroAt));
    clock.originOf(1_000_032);
    clock.observe(32, 1_000_032);
    clock.observe(64, 1_000_060);
    clock.observe(96, 1_000_120);
    expect(told).toEqual([1_000_000, 999_996]);
  });
});
