import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Breaker } from '../../../src/main/remote/breaker';
import { JamakError, type MessageCode } from '../../../src/shared/errors';
import { expectJamakError } from '../storage/expect-jamak-error';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failWith(
  breaker: Breaker,
  code: MessageCode,
  params: Record<string, number> = {},
): Promise<JamakError> {
  const error = new JamakError(code, { retryable: true, params });
  return expectJamakError(() => breaker.run(() => Promise.reject(error)), code);
}

/** Three failures in a row, the last of which opens it for 5 s. */
async function opened(): Promise<Breaker> {
  const breaker = new Breaker({ random: () => 1 });
  for (let call = 0; call < 3; call++) await failWith(breaker, 'server-unreachable');
  return breaker;
}

describe('Breaker', () => {
  it('leaves a server alone after three failures in a row', async () => {
    const breaker = new Breaker();
    await failWith(breaker, 'server-failed');
    await failWith(breaker, 'server-failed');
    await breaker.run(() => Promise.resolve());
    await failWith(breaker, 'server-failed');
    await failWith(breaker, 'server-failed');
    expect(breaker.usable).toBe(true);
    await failWith(breaker, 'server-failed');
    expect(breaker.usable).toBe(false);
    expect(breaker.failure?.code).toBe('server-failed');
  });

  it('says the last failure again to a call that comes all the same', async () => {
    const breaker = await opened();
    let called = false;
    await expectJamakError(() => breaker.run(() => Promise.resolve((called = true))), 'server-unreachable');
    expect(called).toBe(false);
  });

  it('lets one call try it after a while, and all others after that one succeeded', async () => {
    const breaker = await opened();
    vi.advanceTimersByTime(4999);
    expect(breaker.usable).toBe(false);
    vi.advanceTimersByTime(1);
    expect(breaker.usable).toBe(true);
    let succeed = (): void => {};
    const trial = breaker.run(() => new Promise<void>((resolve) => (succeed = resolve)));
    expect(breaker.usable).toBe(false);
    succeed();
    await trial;
    expect(breaker.usable).toBe(true);
    expect(breaker.failure).toBeNull();
  });

  it('waits twice as long after each failed try, up to a minute', async () => {
    const breaker = await opened();
    for (const waitMs of [5000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
      vi.advanceTimersByTime(waitMs - 1);
      expect(breaker.usable).toBe(false);
      vi.advanceTimersByTime(1);
      expect(breaker.usable).toBe(true);
      await failWith(breaker, 'server-unreachable');
    }
  });

  it('jitters the wait', async () => {
    const breaker = new Breaker({ failures: 1, firstWaitMs: 1000, random: () => 0 });
    await failWith(breaker, 'server-timeout');
    vi.advanceTimersByTime(499);
    expect(breaker.usable).toBe(false);
    vi.advanceTimersByTime(1);
    expect(breaker.usable).toBe(true);
  });

  it('keeps the pause that a server asks for, and does not hold it against it', async () => {
    const breaker = new Breaker({ failures: 1 });
    await failWith(breaker, 'server-rate-limited', { retryAfterMs: 30_000 });
    expect(breaker.pausedMs).toBe(30_000);
    vi.advanceTimersByTime(29_999);
    expect(breaker.usable).toBe(false);
    vi.advanceTimersByTime(1);
    expect(breaker.usable).toBe(true);
  });

  it.each(['server-key-refused', 'server-forbidden', 'server-quota', 'server-model-missing'] as const)(
    'is not tried again after %s',
    async (code) => {
      const breaker = new Breaker();
      await failWith(breaker, code);
      vi.advanceTimersByTime(24 * 3_600_000);
      expect(breaker.usable).toBe(false);
    },
  );

  it('learns nothing from an abort', async () => {
    const breaker = new Breaker({ failures: 1 });
    const abort = AbortSignal.abort().reason as Error;
    await expect(breaker.run(() => Promise.reject(abort))).rejects.toBe(abort);
    expect(breaker.usable).toBe(true);
    expect(breaker.failure).toBeNull();
  });
});
