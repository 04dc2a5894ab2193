import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Discards, GRACE_MS } from '../../../../src/main/app/history/discards';
import { Newest } from '../../../../src/main/app/history/newest';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('Discards', () => {
  function open(failing: readonly string[] = []) {
    const erased: string[] = [];
    const errors: unknown[] = [];
    const discards = new Discards({
      erase: async (id) => {
        await Promise.resolve();
        if (failing.includes(id)) throw new Error(id);
        erased.push(id);
      },
      onError: (error) => errors.push(error),
    });
    return { discards, erased, errors };
  }

  it('erases once nobody can undo any more', async () => {
    const { discards, erased } = open();
    discards.add('a');
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(erased).toEqual([]);
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    expect(erased).toEqual(['a']);
    expect(discards.keep('a')).toBe(false);
  });

  it('keeps what is wanted back', async () => {
    const { discards, erased } = open();
    discards.add('a');
    expect(discards.keep('a')).toBe(true);
    await vi.advanceTimersByTimeAsync(5 * GRACE_MS);
    expect(erased).toEqual([]);
  });

  it('erases all of them when the page is left, also after one that can’t be', async () => {
    const { discards, erased, errors } = open(['a']);
    for (const id of ['a', 'b', 'c']) discards.add(id);
    discards.keep('c');
    await discards.eraseAll();
    expect(erased).toEqual(['b']);
    expect(errors).toHaveLength(1);
  });
});

describe('Newest', () => {
  it('does the newest of what waits, and one at a time', async () => {
    const newest = new Newest();
    const done: string[] = [];
    const ends = new Map<string, () => void>();
    const work = (name: string) => () =>
      new Promise<string>((resolve) => {
        done.push(name);
        ends.set(name, () => resolve(name));
      });
    const answers = ['h', 'he', 'hel', 'hello'].map((name) => newest.run(work(name)));
    ends.get('h')?.();
    expect(await answers[0]).toBe('h');
    await vi.waitFor(() => expect(done).toEqual(['h', 'hello']));
    ends.get('hello')?.();
    expect(await Promise.all(answers)).toEqual(['h', null, null, 'hello']);
  });

  it('goes on after one that failed', async () => {
    const newest = new Newest();
    const failing = newest.run(() => Promise.reject(new Error('disk')));
    const next = newest.run(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('disk');
    expect(await next).toBe('next');
  });
});
