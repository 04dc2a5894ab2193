import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Parts } from '../../../src/main/parts';

function open() {
  const errors: string[] = [];
  const late: string[] = [];
  const parts = new Parts({
    onError: (name, error) => errors.push(`${name}: ${(error as Error).message}`),
    onLate: (name) => late.push(name),
  });
  return { parts, errors, late };
}

describe('closing the parts', () => {
  it('goes backwards, each after the one before it has closed', async () => {
    const { parts } = open();
    const closed: string[] = [];
    const slowly = (name: string) => async (): Promise<void> => {
      await Promise.resolve();
      closed.push(name);
    };
    parts.add('ground', {}, slowly('ground'));
    parts.add('wall', {}, slowly('wall'));
    parts.add('roof', {}, slowly('roof'));
    await parts.close();
    expect(closed).toEqual(['roof', 'wall', 'ground']);
  });

  it('hands out each part and closes that very one', async () => {
    const { parts } = open();
    const close = vi.fn<(part: object) => void>();
    const made = { name: 'store' };
    expect(parts.add('store', made, close)).toBe(made);
    await parts.close();
    expect(close).toHaveBeenCalledExactlyOnceWith(made);
  });

  it('tries every part though one throws and another rejects, and tells of both', async () => {
    const { parts, errors } = open();
    const close = vi.fn<() => void>();
    parts.add('first', {}, close);
    parts.add('throws', {}, () => {
      throw new Error('at once');
    });
    parts.add('rejects', {}, () => Promise.reject(new Error('later')));
    await parts.close();
    expect(close).toHaveBeenCalledOnce();
    expect(errors).toEqual(['rejects: later', 'throws: at once']);
  });

  it('does not wait for a part longer than its share, nor lose its late failure', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { parts, errors, late } = open();
    const close = vi.fn<() => void>();
    let fail: (error: Error) => void = () => {};
    parts.add('after', {}, close);
    parts.add('hangs', {}, () => new Promise((_resolve, reject) => (fail = reject)), 5000);
    const closing = parts.close();
    await vi.advanceTimersByTimeAsync(4999);
    expect(close).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await closing;
    expect(close).toHaveBeenCalledOnce();
    expect(late).toEqual(['hangs']);
    fail(new Error('much later'));
    await vi.runAllTimersAsync();
    expect(errors).toEqual([]);
  });

  it('happens once, however often it is asked for', async () => {
    const { parts } = open();
    const close = vi.fn<() => void>();
    parts.add('once', {}, close);
    await Promise.all([parts.close(), parts.close()]);
    await parts.close();
    expect(close).toHaveBeenCalledOnce();
  });
});
