import { describe, expect, it } from 'vitest';
import { SteadyClock } from '../../../src/main/app/steady-clock';

const HOUR = 3_600_000;

/** A machine whose monotonic clock stands still or goes on while it sleeps; its uptime may have whole seconds only. */
function machine({ sleepsOn, wholeSeconds = false }: { sleepsOn: boolean; wholeSeconds?: boolean }) {
  let monotonicMs = 1_000_000;
  let uptimeMs = 4_321_700;
  const clock = new SteadyClock({
    monotonicMs: () => monotonicMs,
    uptimeMs: () => (wholeSeconds ? Math.floor(uptimeMs / 1000) * 1000 : uptimeMs),
  });
  return {
    clock,
    wake: (ms: number) => {
      monotonicMs += ms;
      uptimeMs += ms;
    },
    sleep: (ms: number) => {
      if (!sleepsOn) monotonicMs += ms;
      uptimeMs += ms;
    },
  };
}

describe('the steady clock', () => {
  it.each([true, false])(
    'counts time asleep once, whether the monotonic clock stands still (%s)',
    (still) => {
      const { clock, wake, sleep } = machine({ sleepsOn: still });
      const begun = clock.now();
      wake(5_000);
      sleep(HOUR);
      wake(5_000);
      expect(clock.now() - begun).toBe(HOUR + 10_000);
      sleep(20_000);
      expect(clock.now() - begun).toBe(HOUR + 30_000);
    },
  );

  it('is no less steady where the uptime has whole seconds only', () => {
    const { clock, wake, sleep } = machine({ sleepsOn: true, wholeSeconds: true });
    const begun = clock.now();
    for (let ms = 1; ms <= 5_000; ms++) {
      wake(1);
      expect(clock.now() - begun).toBe(ms);
    }
    sleep(20_000);
    expect(Math.abs(clock.now() - begun - 25_000)).toBeLessThanOrEqual(1_000);
  });

  it('of the real machine goes on with its monotonic clock', () => {
    const clock = new SteadyClock();
    const before = performance.timeOrigin + performance.now();
    const now = clock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(performance.timeOrigin + performance.now());
  });
});
