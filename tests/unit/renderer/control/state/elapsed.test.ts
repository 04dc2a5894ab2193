import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countElapsed } from '../../../../../src/renderer/control/state/elapsed';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A main process whose session runs for so long. */
function run({ elapsedMs = 0, fails = false } = {}) {
  const main = { elapsedMs, fails };
  const shown: number[] = [];
  const stop = countElapsed(
    () =>
      main.fails ? Promise.reject(new Error('gone')) : Promise.resolve({ ok: true, value: main.elapsedMs }),
    (ms) => shown.push(ms),
  );
  /** Time passes, for main as well. */
  const pass = async (ms: number): Promise<void> => {
    main.elapsedMs += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  return { main, shown, stop, pass };
}

it('a page that is loaded in mid-session knows from the start how long it has been running', async () => {
  const { shown, pass } = run({ elapsedMs: 3_600_000 });
  await pass(0);
  expect(shown).toEqual([3_600_000]);
  await pass(1_000);
  expect(shown.slice(1)).toEqual([3_600_500, 3_601_000]);
});

it.each([3_600_000, -3_600_000])('a wall clock that is set %i ms forward changes nothing', async (stepMs) => {
  const { shown, pass } = run();
  await pass(4_900);
  vi.setSystemTime(Date.now() + stepMs);
  await pass(4_600);
  expect(shown.at(-1)).toBe(9_500);
});

it('time that the page slept through is learned from main', async () => {
  const { main, shown, pass } = run();
  await pass(5_000);
  main.elapsedMs += 60_000;
  await pass(5_000);
  expect(shown.at(-1)).toBe(70_000);
});

it('goes on while main gives no answer', async () => {
  const { main, shown, pass } = run();
  await pass(1_000);
  main.fails = true;
  await pass(30_000);
  expect(shown.at(-1)).toBe(31_000);
});

it('stops when nobody looks any more', async () => {
  const { shown, stop, pass } = run();
  stop();
  await pass(60_000);
  expect(shown).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
