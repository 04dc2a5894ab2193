import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pool } from '../../../src/main/remote/pool';
import { JamakError, type MessageCode } from '../../../src/shared/errors';
import { expectJamakError } from '../storage/expect-jamak-error';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failure(code: MessageCode, retryable = true, params: Record<string, number> = {}): JamakError {
  return new JamakError(code, { retryable, params });
}

/** Work whose end a test decides, and what of it began where. */
function heldWork() {
  const begun: { endpoint: string; finish: () => void }[] = [];
  const work = (endpoint: string): Promise<string> =>
    new Promise((resolve) => begun.push({ endpoint, finish: () => resolve(endpoint) }));
  return { begun, work };
}

/** Lets everything happen that is due within `ms`. */
async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

describe('Pool', () => {
  it('gives each call to the least busy server', async () => {
    const pool = new Pool({ endpoints: ['a', 'b', 'c'], concurrency: 2 });
    const { begun, work } = heldWork();
    for (let call = 0; call < 6; call++) void pool.run(work);
    await pass();
    expect(begun.map(({ endpoint }) => endpoint)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    begun[4]?.finish();
    await pass();
    void pool.run(work);
    await pass();
    expect(begun.at(-1)?.endpoint).toBe('b');
  });

  it('lets calls wait, in order, while all servers are busy', async () => {
    const pool = new Pool({ endpoints: ['a'], concurrency: 2 });
    const { begun, work } = heldWork();
    const order: number[] = [];
    for (let call = 0; call < 5; call++) {
      void pool.run((endpoint) => {
        order.push(call);
        return work(endpoint);
      });
    }
    await pass();
    expect(order).toEqual([0, 1]);
    expect(pool.hasRoom).toBe(false);
    begun[1]?.finish();
    await pass();
    expect(order).toEqual([0, 1, 2]);
    begun[0]?.finish();
    begun[2]?.finish();
    await pass();
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  it('goes to the next server at once when one fails', async () => {
    const pool = new Pool({ endpoints: ['bad', 'good'], concurrency: 4 });
    const asked: string[] = [];
    const answer = await pool.run((endpoint) => {
      asked.push(endpoint);
      return endpoint === 'bad' ? Promise.reject(failure('server-failed')) : Promise.resolve(endpoint);
    });
    expect(answer).toBe('good');
    expect(asked).toEqual(['bad', 'good']);
  });

  it('asks a server whose key was refused no more, and the others as before', async () => {
    const pool = new Pool({ endpoints: ['refusing', 'good'], concurrency: 4 });
    const asked: string[] = [];
    for (let call = 0; call < 3; call++) {
      await pool.run((endpoint) => {
        asked.push(endpoint);
        return endpoint === 'refusing'
          ? Promise.reject(failure('server-key-refused', false))
          : Promise.resolve(endpoint);
      });
    }
    expect(asked).toEqual(['refusing', 'good', 'good', 'good']);
  });

  it('tries again after a wait, three times in all, and no more while the server is given up', async () => {
    const pool = new Pool({ endpoints: ['a'], concurrency: 4, backoff: { random: () => 1 } });
    const work = vi.fn<() => Promise<string>>().mockRejectedValue(failure('server-unreachable'));
    const ended = expectJamakError(() => pool.run(work), 'server-unreachable');
    await pass();
    expect(work).toHaveBeenCalledTimes(1);
    await pass(5000);
    await ended;
    expect(work).toHaveBeenCalledTimes(3);
    // From now on it fails at once, without a call.
    await expectJamakError(() => pool.run(work), 'server-unreachable');
    expect(work).toHaveBeenCalledTimes(3);
    // And is tried again when it had time to heal.
    await pass(5000);
    work.mockResolvedValue('well');
    await expect(pool.run(work)).resolves.toBe('well');
  });

  it('sits out a short pause that the server asks for', async () => {
    const pool = new Pool({ endpoints: ['a'], concurrency: 4 });
    const calledAt: number[] = [];
    const start = Date.now();
    const answer = pool.run(() => {
      calledAt.push(Date.now() - start);
      return calledAt.length === 1
        ? Promise.reject(failure('server-rate-limited', true, { retryAfterMs: 3000 }))
        : Promise.resolve('well');
    });
    await pass(2999);
    expect(calledAt).toEqual([0]);
    await pass(1);
    await expect(answer).resolves.toBe('well');
    expect(calledAt).toEqual([0, 3000]);
  });

  it('gives up at once when the server asks for a long pause, and keeps to it', async () => {
    const pool = new Pool({ endpoints: ['a'], concurrency: 4 });
    const work = vi.fn<() => Promise<string>>();
    work.mockRejectedValueOnce(failure('server-rate-limited', true, { retryAfterMs: 60_000 }));
    work.mockResolvedValue('well');
    const first = expectJamakError(() => pool.run(work), 'server-rate-limited');
    await pass(1000);
    await first;
    await expectJamakError(() => pool.run(work), 'server-rate-limited');
    expect(work).toHaveBeenCalledTimes(1);
    await pass(59_000);
    await expect(pool.run(work)).resolves.toBe('well');
  });

  it('takes a pause that a server asks for for no failure: all may call when it is over', async () => {
    const pool = new Pool({ endpoints: ['a'], concurrency: 4 });
    const busy = failure('server-rate-limited', true, { retryAfterMs: 30_000 });
    const refused = Array.from({ length: 4 }, () =>
      expectJamakError(() => pool.run(() => Promise.reject(busy), { attempts: 1 }), 'server-rate-limited'),
    );
    await pass(29_999);
    await Promise.all(refused);
    expect(pool.hasRoom).toBe(false);
    await pass(1);
    const { begun, work } = heldWork();
    for (let call = 0; call < 4; call++) void pool.run(work);
    await pass();
    expect(begun).toHaveLength(4);
  });

  it('goes by a clock that does not go back', async () => {
    const pool = new Pool({ endpoints: ['a'], concurrency: 4, backoff: { random: () => 1 } });
    const work = vi.fn<() => Promise<string>>().mockRejectedValue(failure('server-unreachable'));
    const ended = expectJamakError(() => pool.run(work), 'server-unreachable');
    await pass(5000);
    await ended;
    vi.setSystemTime(Date.now() - 3_600_000);
    await pass(5000);
    work.mockResolvedValue('well');
    await expect(pool.run(work)).resolves.toBe('well');
  });

  it('does not ask a server again that was too slow, but another one', async () => {
    const alone = new Pool({ endpoints: ['a'], concurrency: 1 });
    const work = vi.fn<() => Promise<string>>().mockRejectedValue(failure('server-timeout'));
    await expectJamakError(() => alone.run(work), 'server-timeout');
    expect(work).toHaveBeenCalledTimes(1);
    const two = new Pool({ endpoints: ['a', 'b'], concurrency: 1 });
    work.mockReset().mockRejectedValueOnce(failure('server-timeout')).mockResolvedValue('well');
    await expect(two.run(work)).resolves.toBe('well');
  });

  it('ends with the abort, whether the call waits for a server, for the next try or runs', async () => {
    const pool = new Pool({ endpoints: ['a'], concurrency: 1 });
    const { begun, work } = heldWork();
    const controller = new AbortController();
    void pool.run(work);
    const waiting = pool.run(work, { signal: controller.signal });
    await pass();
    controller.abort();
    await expect(waiting).rejects.toThrow('aborted');
    // Its place went to nobody.
    const next = pool.run(work);
    begun[0]?.finish();
    await pass();
    expect(begun).toHaveLength(2);
    begun[1]?.finish();
    await expect(next).resolves.toBe('a');

    const between = new AbortController();
    const retrying = pool.run(() => Promise.reject(failure('server-failed')), { signal: between.signal });
    await pass();
    between.abort();
    await expect(retrying).rejects.toThrow('aborted');
  });

  it('passes on what is no failure of the server as it is', async () => {
    const pool = new Pool({ endpoints: ['a', 'b'], concurrency: 1 });
    const work = vi.fn<() => Promise<string>>().mockRejectedValue(new RangeError('a bug'));
    await expect(pool.run(work)).rejects.toThrow('a bug');
    expect(work).toHaveBeenCalledTimes(1);
  });
});
