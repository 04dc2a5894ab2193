import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordClock } from '../../../../src/main/broadcast/obs/recording/record-clock';

describe('a recording whose start was seen', () => {
  it('is placed by it, without its pauses', () => {
    const clock = new RecordClock(1000);
    clock.pause(3000);
    clock.resume(7000);
    const place = clock.place(null);
    expect([500, 1000, 2500, 3000, 5000, 7000, 8000].map(place)).toEqual([
      -500, 0, 1500, 2000, 2000, 2000, 3000,
    ]);
  });

  it('stands still while its pause lasts', () => {
    const clock = new RecordClock(0);
    clock.pause(2000);
    expect(clock.paused).toBe(true);
    expect(clock.lengthAt(9000)).toBe(2000);
    clock.pause(4000);
    clock.resume(5000);
    clock.resume(6000);
    expect(clock.lengthAt(9000)).toBe(6000);
  });

  it('ends with the first word of its end', () => {
    const clock = new RecordClock(0);
    clock.stop(5000);
    clock.stop(6000);
    expect(clock.lengthAt(9000)).toBe(5000);
  });

  it('never runs backwards, and never faster than time, whatever pauses there are', () => {
    const steps = fc.array(fc.record({ afterMs: fc.nat(10_000), pause: fc.boolean() }), { maxLength: 20 });
    fc.assert(
      fc.property(steps, (pauses) => {
        const clock = new RecordClock(0);
        let at = 0;
        for (const { afterMs, pause } of pauses) {
          at += afterMs;
          if (pause) clock.pause(at);
          else clock.resume(at);
        }
        const place = clock.place(null);
        for (let time = 0; time < at; time += 777) {
          const step = place(time + 777) - place(time);
          expect(step).toBeGreaterThanOrEqual(-1e-6);
          expect(step).toBeLessThanOrEqual(777 + 1e-6);
        }
      }),
    );
  });
});

describe('a recording of which nothing was heard for a while', () => {
  it('was paused meanwhile where OBS counts less than has passed', () => {
    const clock = new RecordClock(0);
    clock.catchUp({ at: 20_000, durationMs: 14_400, paused: false }, 10_000, 1000);
    const place = clock.place(null);
    expect([10_000, 15_000, 20_000, 21_000].map(place)).toEqual([10_000, 10_000, 15_000, 16_000]);
  });

  it('was not where OBS counts nearly all', () => {
    const clock = new RecordClock(0);
    clock.catchUp({ at: 20_000, durationMs: 19_100, paused: false }, 10_000, 1000);
    expect(clock.place(null)(21_000)).toBe(21_000);
  });

  it('may be paused now, or not any more', () => {
    const clock = new RecordClock(0);
    clock.catchUp({ at: 20_000, durationMs: 19_400, paused: true }, 10_000, 1000);
    expect(clock.place(null)(25_000)).toBe(20_000);
    clock.catchUp({ at: 30_000, durationMs: 23_400, paused: false }, 25_000, 1000);
    expect([26_000, 28_000, 30_000].map(clock.place(null))).toEqual([20_000, 22_000, 24_000]);
  });
});

describe('a recording that was there before', () => {
  it('is placed by its end, once its length is known', () => {
    const clock = new RecordClock({ at: 50_000, durationMs: 19_400, paused: false });
    clock.pause(60_000);
    clock.resume(65_000);
    clock.stop(75_000);
    const place = clock.place(40_000);
    expect(place(75_000)).toBe(40_000);
    expect(place(65_000)).toBe(30_000);
    expect(place(60_000)).toBe(30_000);
    expect(place(50_000)).toBe(20_000);
    expect(place(40_000)).toBe(10_000);
  });

  it('is placed by OBS’s own count until then, which its encoder holds up', () => {
    const clock = new RecordClock({ at: 50_000, durationMs: 19_400, paused: false });
    expect(clock.place(null)(51_000)).toBe(21_000);
    expect(clock.beganAt).toBe(30_600);
    expect(clock.exact).toBe(false);
  });

  it('may have been paused already', () => {
    const clock = new RecordClock({ at: 50_000, durationMs: 19_400, paused: true });
    clock.resume(52_000);
    expect(clock.place(null)(53_000)).toBe(21_000);
  });
});
