import { describe, expect, test } from 'vitest';
import { TICK_MS } from '../../../../src/main/speech/host/host-life';
import { LoadWatch, loadDeadlineMs } from '../../../../src/main/speech/host/load-watch';

/** After how many ticks a load is said to hang; null for none of a hundred. */
function hangsAfter(watch: LoadWatch, cpuMs: number | null): number | null {
  for (let ticks = 1; ticks <= 100; ticks++) if (watch.tick(cpuMs)) return ticks;
  return null;
}

const WHISPER_BASE = 161e6;

function loading(bytes: number, checkMs = 0): LoadWatch {
  const watch = new LoadWatch(bytes);
  watch.progressed({ type: 'progress', step: 'loading', checkMs });
  return watch;
}

describe('a load', () => {
  test('hangs when nothing comes of it, and also when nothing more does', () => {
    const watch = new LoadWatch(WHISPER_BASE);
    expect(hangsAfter(watch, null)).toBe(4);
    watch.progressed({ type: 'progress', step: 'checking', share: 0.5 });
    expect(hangsAfter(watch, 5000)).toBe(4);
  });

  test('does not hang on a slow disk, as long as it goes on', () => {
    const watch = new LoadWatch(1e9);
    for (let share = 0; share < 1; share += 0.01) {
      watch.progressed({ type: 'progress', step: 'checking', share });
      expect(watch.tick(0)).toBe(false);
    }
  });

  test('hangs within seconds when the recogniser does nothing', () => {
    expect(hangsAfter(loading(WHISPER_BASE), 0)).toBe(3);
    const resting = loading(WHISPER_BASE);
    expect([4000, 0, 4000, 0].map((cpuMs) => resting.tick(cpuMs))).toEqual([false, false, false, false]);
  });

  test('that computes, or whose host tells nothing, has until its deadline', () => {
    const ticks = Math.floor(loadDeadlineMs(WHISPER_BASE, 0) / TICK_MS) + 1;
    expect(hangsAfter(loading(WHISPER_BASE), TICK_MS)).toBe(ticks);
    expect(hangsAfter(loading(WHISPER_BASE), null)).toBe(ticks);
  });

  test('on a machine that is busy with others takes as much longer as it computes less', () => {
    const ticks = Math.floor(loadDeadlineMs(WHISPER_BASE, 0) / 1000) + 1;
    expect(hangsAfter(loading(WHISPER_BASE), 1000)).toBe(ticks);
  });
});

test.each([
  ['a small model', 28e6, 100, 10_800],
  ['Whisper base', WHISPER_BASE, 200, 24_100],
  ['Whisper base on a machine half as fast', WHISPER_BASE, 1288, 40_200],
  ['a large model, on a machine that stands still', 1e9, 60_000, 120_000],
])('%s has its deadline', (_, bytes, checkMs, deadlineMs) => {
  expect(loadDeadlineMs(bytes, checkMs)).toBeCloseTo(deadlineMs, -1);
});
