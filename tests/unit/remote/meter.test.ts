import { describe, expect, it } from 'vitest';
import { Meter } from '../../../src/main/remote/meter';
import { NO_USAGE, type MonthUsage, type Usage } from '../../../src/shared/session/usage';

const NOVEMBER = new Date(2026, 10, 30, 23, 59).getTime();
const DECEMBER = new Date(2026, 11, 1, 0, 1).getTime();

function use(cost: number | null): Usage {
  return { inputTokens: 100, outputTokens: 10, cost };
}

function open(saved: MonthUsage | null = null) {
  const state = { now: NOVEMBER, ceiling: 1 as number | null, told: 0, saved };
  const make = (): Meter =>
    new Meter({
      saved: state.saved,
      save: (month) => (state.saved = month),
      now: () => state.now,
      ceiling: () => state.ceiling,
      onCeiling: () => state.told++,
    });
  return { state, make, meter: make() };
}

describe('Meter', () => {
  it('adds up a month and keeps it over a restart', () => {
    const { meter, make, state } = open();
    expect(meter.month).toEqual(NO_USAGE);
    meter.add(use(0.25));
    meter.add(use(0.5));
    expect(meter.month).toEqual({ inputTokens: 200, outputTokens: 20, cost: 0.75 });
    expect(state.saved?.month).toBe('2026-11');
    expect(make().month).toEqual(meter.month);
  });

  it('begins anew with a calendar month', () => {
    const { meter, state } = open();
    meter.add(use(2));
    expect(meter.mayCall()).toBe(false);
    state.now = DECEMBER;
    expect(meter.mayCall()).toBe(true);
    expect(meter.month).toEqual(NO_USAGE);
    meter.add(use(2));
    expect([meter.mayCall(), state.told]).toEqual([false, 2]);
  });

  it('stops calls when the ceiling is reached and says so once a month, over a restart too', () => {
    const { meter, make, state } = open();
    meter.add(use(0.75));
    expect([meter.mayCall(), state.told]).toEqual([true, 0]);
    meter.add(use(0.25));
    expect([meter.mayCall(), meter.mayCall(), state.told]).toEqual([false, false, 1]);
    meter.add(use(0.25));
    expect([make().mayCall(), state.told]).toEqual([false, 1]);
  });

  it('goes on when the ceiling is raised, and says so when that is reached too', () => {
    const { meter, state } = open();
    meter.add(use(1));
    state.ceiling = 2;
    expect(meter.mayCall()).toBe(true);
    meter.add(use(1));
    expect([meter.mayCall(), state.told]).toEqual([false, 2]);
  });

  it('says so when the ceiling is put below what was spent', () => {
    const { meter, state } = open();
    state.ceiling = null;
    meter.add(use(5));
    expect([meter.mayCall(), state.told]).toEqual([true, 0]);
    state.ceiling = 1;
    expect([meter.mayCall(), state.told]).toEqual([false, 1]);
  });

  it('allows nothing under a ceiling of nothing', () => {
    const { meter, state } = open();
    state.ceiling = 0;
    expect(meter.mayCall()).toBe(false);
  });

  it('goes by what is known when some prices are not', () => {
    const { meter } = open();
    meter.add(use(null));
    expect([meter.month.cost, meter.mayCall()]).toEqual([null, true]);
    meter.add(use(1));
    expect(meter.mayCall()).toBe(false);
  });
});
