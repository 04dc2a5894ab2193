import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDeadline, withDeadline } from '../../../src/main/remote/deadline';
import { expectJamakError } from '../storage/expect-jamak-error';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = (): Promise<never> => new Promise(() => {});

describe('a call with a deadline', () => {
  it('ends work that does not listen to its signal', async () => {
    const ended = expectJamakError(() => withDeadline({ ms: 1000, server: 's' }, never), 'server-timeout');
    await vi.advanceTimersByTimeAsync(1000);
    const { params, retryable } = await ended;
    expect({ params, retryable }).toEqual({ params: { server: 's' }, retryable: true });
  });

  it('says the same of work that does', async () => {
    const listening = (signal: AbortSignal): Promise<never> =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const ended = expectJamakError(
      () => withDeadline({ ms: 1000, server: 's' }, listening),
      'server-timeout',
    );
    await vi.advanceTimersByTimeAsync(1000);
    await ended;
  });

  it('passes an abort on', async () => {
    const controller = new AbortController();
    const ended = withDeadline({ ms: 1000, server: 's', signal: controller.signal }, never);
    controller.abort();
    await expect(ended).rejects.toBe(controller.signal.reason);
  });

  it('leaves results and other errors as they are, and no timer behind', async () => {
    await expect(withDeadline({ ms: 1000, server: 's' }, () => Promise.resolve(7))).resolves.toBe(7);
    const bug = new RangeError('a bug');
    await expect(withDeadline({ ms: 1000, server: 's' }, () => Promise.reject(bug))).rejects.toBe(bug);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a deadline', () => {
  it('aborts its signal with a timeout when the time is over', () => {
    const deadline = startDeadline(1000);
    vi.advanceTimersByTime(999);
    expect([deadline.signal.aborted, deadline.passed]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect(deadline.passed).toBe(true);
    expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('aborts with its parent, and has not passed then', () => {
    const parent = new AbortController();
    const deadline = startDeadline(1000, parent.signal);
    parent.abort();
    expect(deadline.signal.reason).toBe(parent.signal.reason);
    vi.advanceTimersByTime(1000);
    expect(deadline.passed).toBe(false);
  });

  it('begins anew whenever it is told to', () => {
    const deadline = startDeadline(1000);
    for (let chunk = 0; chunk < 5; chunk++) {
      vi.advanceTimersByTime(999);
      deadline.restart();
    }
    expect(deadline.passed).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(deadline.passed).toBe(true);
  });

  it('that is released never passes, leaves no timer, and still aborts with its parent', () => {
    const parent = new AbortController();
    const deadline = startDeadline(1000, parent.signal);
    deadline.release();
    expect(vi.getTimerCount()).toBe(0);
    parent.abort();
    expect([deadline.signal.aborted, deadline.passed]).toEqual([true, false]);
  });
});
