import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listen } from '../../../src/main/cli/listen-command';
import { CATALOGUES } from '../../../src/shared/locales';
import { testTerminal } from './test-terminal';

const DAY_S = 24 * 3600;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([0.5, DAY_S, 30 * DAY_S, 366 * DAY_S])('ends after %d seconds, and not before', (seconds) => {
  const end = vi.fn(() => Promise.resolve());
  const start = vi.fn();
  const command = {
    name: 'listen',
    sources: [{ kind: 'microphone' }],
    output: 'text',
    interims: false,
    seconds,
    engine: undefined,
    json: false,
    quiet: true,
    userData: undefined,
  } as const;
  void listen(command, {
    start,
    end,
    onEvent: () => undefined,
    terminal: testTerminal().terminal,
    words: CATALOGUES.en,
    signal: new AbortController().signal,
  });
  expect(start).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(seconds * 1000 - 1);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledTimes(1);
});
