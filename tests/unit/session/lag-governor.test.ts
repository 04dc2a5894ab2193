import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_GOVERNOR_OPTIONS,
  LAG_LEVELS,
  LagGovernor,
  type LagLevel,
} from '../../../src/main/session/lag-governor';

const ENTER_MS = DEFAULT_GOVERNOR_OPTIONS.enterMs;

describe('LagGovernor', () => {
  it('gives up the cheap things first', () => {
    const governor = new LagGovernor();
    const levels = [0, ...ENTER_MS].map((lag, index) => governor.observe(index, lag).level);
    expect(levels).toEqual(LAG_LEVELS);
  });

  it('leaves a level only after a while of low lag, one at a time, and says when it has caught up', () => {
    const governor = new LagGovernor({ holdMs: 3000 });
    expect(governor.observe(0, 5000)).toEqual({ level: 'no-interims', lagMs: 5000, change: 'worse' });
    expect(governor.observe(2900, 0).change).toBeNull();
    expect(governor.observe(3000, 0)).toEqual({ level: 'fewer-interims', lagMs: 0, change: 'better' });
    expect(governor.observe(5999, 0).change).toBeNull();
    expect(governor.observe(6000, 0)).toEqual({ level: 'normal', lagMs: 0, change: 'caught-up' });
    expect(governor.observe(6032, 0).change).toBeNull();
  });

  it('does not swing around a threshold', () => {
    const governor = new LagGovernor();
    let changes = 0;
    for (let at = 0; at < 60_000; at += 100)
      if (governor.observe(at, at % 200 === 0 ? 2600 : 2400).change) changes++;
    expect(changes).toBe(1);
  });

  it('refuses thresholds out of order', () => {
    expect(() => new LagGovernor({ enterMs: [2000, 1000, 3000, 4000, 5000] })).toThrow(RangeError);
  });

  it('is back to normal some time after any load, and never too low for the lag', () => {
    const lags = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 50 });
    fc.assert(
      fc.property(lags, (loads) => {
        const governor = new LagGovernor();
        let at = 0;
        for (const lag of loads) {
          const { level } = governor.observe((at += 500), lag);
          const due = ENTER_MS.filter((threshold) => lag >= threshold).length;
          expect(LAG_LEVELS.indexOf(level)).toBeGreaterThanOrEqual(due);
        }
        let level: LagLevel = governor.level;
        for (let step = 0; step < 200 && level !== 'normal'; step++)
          level = governor.observe((at += 500), 0).level;
        expect(level).toBe('normal');
      }),
    );
  });
});
