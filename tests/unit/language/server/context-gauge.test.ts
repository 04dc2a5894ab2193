import { describe, expect, it } from 'vitest';
import { ContextGauge } from '../../../../src/main/language/engines/server/context-gauge';

describe('ContextGauge', () => {
  it('takes the settings’ word until something else is known', () => {
    const gauge = new ContextGauge();
    expect([gauge.limit, gauge.room(16_000), gauge.corrected(500)]).toEqual([null, 16_000, 500]);
  });

  it('learns how a model counts, and plans by it in steps', () => {
    const gauge = new ContextGauge();
    for (let call = 0; call < 5; call++) gauge.counted(800, 1040);
    expect(gauge.corrected(1000)).toBe(1300);
    expect(gauge.room(16_000)).toBe(16_000 / 1.25);
    // A little more or less changes no plan.
    for (let call = 0; call < 5; call++) gauge.counted(800, 1000);
    expect(gauge.room(16_000)).toBe(16_000 / 1.25);
  });

  it('never plans for more than the settings say, however few tokens a model takes', () => {
    const gauge = new ContextGauge();
    gauge.counted(800, 500);
    expect(gauge.room(16_000)).toBe(16_000);
  });

  it('finds a cut by what was to be expected of this very model', () => {
    const gauge = new ContextGauge();
    gauge.counted(800, 560);
    expect(gauge.counted(9000, 6300)).toBe(false);
    expect(gauge.counted(9000, 2048)).toBe(true);
    expect(gauge.limit).toBe(2048);
    expect(gauge.room(16_000)).toBe(2048);
  });

  it('finds a plain cut before it knows the model', () => {
    const gauge = new ContextGauge();
    expect(gauge.counted(9000, 2048)).toBe(true);
    // And does not take it for the way the model counts.
    expect(gauge.corrected(1000)).toBe(1000);
  });

  it('tells of each limit once', () => {
    const gauge = new ContextGauge();
    expect([4096, 4090, 2048, 2048].map((tokens) => gauge.counted(20_000, tokens))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('takes it back when a longer prompt comes through', () => {
    const gauge = new ContextGauge();
    gauge.counted(9000, 2048);
    gauge.counted(9000, 8500);
    expect(gauge.limit).toBeNull();
  });

  it.each([
    ['counts nothing', 9000, 0],
    ['counts only what was not in its cache', 9000, 120],
  ])('concludes nothing from a server that %s', (_what, estimate, tokens) => {
    const gauge = new ContextGauge();
    expect(gauge.counted(estimate, tokens)).toBe(false);
    expect([gauge.limit, gauge.corrected(1000)]).toEqual([null, 1000]);
  });

  it('concludes no cut from a short prompt', () => {
    const gauge = new ContextGauge();
    expect(gauge.counted(400, 100)).toBe(false);
    expect(gauge.limit).toBeNull();
  });
});
