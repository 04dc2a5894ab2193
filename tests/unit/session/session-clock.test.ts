import { describe, expect, it } from 'vitest';
import { SessionClock } from '../../../src/main/session/session-clock';

const FRAME = 32;

/** Frames of a lane whose sound card is `ppm` too slow, each `delay(index)` ms late; returns the clock's error at the end. */
function errorAfter(minutes: number, ppm: number, delay: (index: number) => number): number {
  const clock = new SessionClock();
  const startedAt = 1_000_000;
  const count = Math.round((minutes * 60_000) / FRAME);
  clock.originOf('a', startedAt + FRAME + delay(0));
  let heardAt = startedAt;
  for (let index = 0; index < count; index++) {
    heardAt += FRAME * (1 + ppm / 1e6);
    clock.observe('a', (index + 1) * FRAME, heardAt + delay(index));
  }
  return clock.heardAt('a', count * FRAME) - heardAt;
}

/** A lane whose sound card is `ppm` too slow, none of whose frames is late. */
class PlayedLane {
  #frames = 0;
  #originMs = 0;

  constructor(
    private readonly clock: SessionClock,
    readonly id: string,
    private readonly startsAt: number,
    private readonly ppm: number,
  ) {}

  /** Session ms up to which it was played. */
  get sessionMs(): number {
    return this.#originMs + this.#frames * FRAME;
  }

  /** When that was, epoch ms. */
  get heardAt(): number {
    return this.startsAt + this.#frames * FRAME * (1 + this.ppm / 1e6);
  }

  frame(): void {
    this.#frames++;
    if (this.#frames === 1) this.#originMs = this.clock.originOf(this.id, this.heardAt);
    this.clock.observe(this.id, this.sessionMs, this.heardAt);
  }
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
    expect(clock.originOf('a', 1_000_032)).toBe(0);
    clock.observe('a', 32, 1_000_032);
    expect(clock.originOf('a', 1_005_032)).toBe(5000);
  });

  it('tells each change of what it knows of time 0', () => {
    const told: number[] = [];
    const clock = new SessionClock((zeroAt) => told.push(zeroAt));
    clock.originOf('a', 1_000_032);
    clock.observe('a', 32, 1_000_032);
    clock.observe('a', 64, 1_000_060);
    clock.observe('a', 96, 1_000_120);
    expect(told).toEqual([1_000_000, 999_996]);
  });

  it('places a second lane by the wall clock where it begins', () => {
    const clock = new SessionClock();
    expect(clock.originOf('a', 1_000_032)).toBe(0);
    clock.observe('a', 32, 1_000_032);
    expect(clock.originOf('b', 1_002_532)).toBe(2500);
    // Its first frame may have been heard before that of the first lane, whose message came sooner.
    expect(clock.originOf('c', 1_000_010)).toBe(0);
  });

  it('knows when the sound of each of two lanes was heard, and lets them drift apart as their sound cards do', () => {
    const clock = new SessionClock();
    const fast = new PlayedLane(clock, 'a', 1_000_000, -100);
    const slow = new PlayedLane(clock, 'b', 1_001_000, 100);
    const hours = 5;
    for (let frame = 0; frame < (hours * 3_600_000) / FRAME; frame++) {
      fast.frame();
      slow.frame();
    }
    for (const lane of [fast, slow]) {
      expect(Math.abs(clock.heardAt(lane.id, lane.sessionMs) - lane.heardAt)).toBeLessThanOrEqual(FRAME);
    }
    const aheadMs = (lane: PlayedLane): number => lane.sessionMs - (lane.heardAt - 1_000_000);
    expect(aheadMs(fast) - aheadMs(slow)).toBeCloseTo(hours * 720, -1);
  });

  it('places a lane that comes back beside the first one, whatever it drifted before', () => {
    const clock = new SessionClock();
    clock.originOf('a', FRAME);
    const origin = clock.originOf('b', FRAME);
    for (let frame = 1; frame <= 100_000; frame++) {
      clock.observe('a', frame * FRAME, frame * FRAME);
      clock.observe('b', origin + frame * FRAME, frame * FRAME * (1 - 1e-3));
    }
    const nowMs = 100_000 * FRAME + 5000;
    expect(clock.originOf('b', nowMs + FRAME)).toBe(nowMs);
    clock.observe('b', nowMs + FRAME, nowMs + FRAME);
    expect(clock.heardAt('b', nowMs)).toBe(nowMs);
  });

  it('tells time 0 by the first lane alone', () => {
    const told: number[] = [];
    const clock = new SessionClock((zeroAt) => told.push(zeroAt));
    clock.originOf('a', 1_000_032);
    clock.observe('a', 32, 1_000_032);
    clock.originOf('b', 1_000_132);
    clock.observe('b', 132, 1_000_000);
    expect(told).toEqual([1_000_000]);
  });
});
