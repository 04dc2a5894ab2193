import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withDeadline } from '../../../src/main/remote/deadline';
import { expectJamakError } from '../storage/expect-jamak-error';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = (): Promise<never> => new Promise(() => {});

it('ends work that does not listen to its signal', async () => {
  const ended = expectJamakError(() => withDeadline({ ms: 1000, server: 's' }, never), 'server-timeout');
  await vi.advanceTimersByTimeAsync(1000);
  const { params, retryable } = await ended;
  expect({ params, retryable }).toEqual({ params: { server: 's' }, retryable: true });
});

it('says the same of work that does', async () => {
  const listening = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  const ended = expectJamakError(() => withDeadline({ ms: 1000, server: 's' }, listening), 'server-timeout');
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
