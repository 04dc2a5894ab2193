import { expect, it } from 'vitest';
import { LagGovernor } from '../../../src/main/session/lag-governor';
import { LagWatch } from '../../../src/main/session/lag-watch';

/** Watches lags that are measured ten times a second. */
function watch(lagsMs: readonly number[]): string[] {
  const reports: string[] = [];
  const governor = new LagGovernor({ enterMs: [1000, 2000, 3000, 4000, 5000], holdMs: 500 });
  let nowMs = 0;
  const lag = new LagWatch(governor, (lagMs) => reports.push(`${nowMs}: ${lagMs}`));
  for (const lagMs of lagsMs) {
    nowMs += 100;
    lag.observe(nowMs, lagMs);
  }
  return reports;
}

it('says nothing of a lag that is too small to mind', () => {
  expect(watch(Array.from({ length: 50 }, () => 999))).toEqual([]);
});

it('tells a lag at once when it becomes worse, then once a second while it lasts', () => {
  const lags = Array.from({ length: 25 }, (_, index) => (index < 3 ? 1000 : 1500));
  expect(watch(lags)).toEqual(['100: 1000', '1100: 1500', '2100: 1500']);
});

it('tells every step down, and the last of them as no lag at all', () => {
  const lags = [2000, ...Array.from({ length: 12 }, () => 100)];
  expect(watch(lags)).toEqual(['100: 2000', '600: 100', '1100: 0']);
});
