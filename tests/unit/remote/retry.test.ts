import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GiveUp, withRetries } from '../../../src/main/remote/retry';
import { JamakError, type MessageCode } from '../../../src/shared/errors';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that fails with these, then succeeds; and the times at which it was asked for. */
function failing(...failures: readonly Error[]) {
  const left = [...failures];
  const startedAt = performance.now();
  const calledAt: number[] = [];
  const work = (): Promise<string> => {
    calledAt.push(performance.now() - startedAt);
    const next = left.shift();
    return next ? Promise.reject(next) : Promise.resolve('done');
  };
  return { work, calledAt };
}

function failure(code: MessageCode, retryable = true): JamakError {
  return new JamakError(code, { retryable });
}

const unreachable = failure('server-unreachable');

describe('withRetries', () => {
  it('calls again, after waits that double and are cut by half at most', async () => {
    const { work, calledAt } = failing(unreachable, unreachable, unreachable, unreachable);
    const result = withRetries(work, { attempts: 5, firstWaitMs: 1000, longestWaitMs: 3000 });
    await vi.runAllTimersAsync();
    await expect(result).resolves.toBe('done');
    const waits = calledAt.slice(1).map((at, index) => at - (calledAt[index] ?? 0));
    for (const [index, most] of [1000, 2000, 3000, 3000].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(most / 2);
      expect(waits[index]).toBeLessThanOrEqual(most);
    }
  });

  it('throws the last error when all calls failed', async () => {
    const last = failure('server-failed');
    const { work, calledAt } = failing(unreachable, last);
    const ended = expect(withRetries(work, { attempts: 2 })).rejects.toBe(last);
    await vi.runAllTimersAsync();
    await ended;
    expect(calledAt).toHaveLength(2);
  });

  it.each([
    ['that no other call would mend', failure('server-key-refused', false)],
    ['to answer in time', failure('server-timeout')],
    ['of ours', new RangeError('a bug')],
  ])('does not call again after a failure %s', async (_, error) => {
    const { work, calledAt } = failing(error);
    await expect(withRetries(work, { attempts: 3 })).rejects.toBe(error);
    expect(calledAt).toHaveLength(1);
  });

  it('does not call again when the work itself gives up', async () => {
    const { work, calledAt } = failing(new GiveUp(unreachable));
    await expect(withRetries(work, { attempts: 3 })).rejects.toBe(unreachable);
    expect(calledAt).toHaveLength(1);
  });

  it('ends with the abort while it waits, and leaves no timer behind', async () => {
    const controller = new AbortController();
    const { work, calledAt } = failing(unreachable);
    const result = withRetries(work, { attempts: 3, signal: controller.signal });
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    await expect(result).rejects.toBe(controller.signal.reason);
    expect(calledAt).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
