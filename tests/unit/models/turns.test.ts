import { expect, test } from 'vitest';
import { Turns } from '../../../src/main/models/turns';

/** Work whose ends a test decides, and what of it has begun. */
function setUp(atATime: number) {
  const turns = new Turns(atATime);
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const take = (name: string, signal = new AbortController().signal): Promise<string> =>
    turns.take(() => {
      begun.push(name);
      return new Promise((resolve, reject) => {
        ends.set(name, (error) => (error ? reject(error) : resolve(name)));
      });
    }, signal);
  return { begun, ends, take };
}

/** Lets all that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('so many run at a time, the others wait in order, whether those before them fail or not', async () => {
  const { begun, ends, take } = setUp(2);
  const results = Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((name) => take(name)));
  await settle();
  expect(begun).toEqual(['a', 'b']);
  ends.get('b')?.(new Error('b failed'));
  await settle();
  expect(begun).toEqual(['a', 'b', 'c']);
  ends.get('a')?.();
  ends.get('c')?.();
  await settle();
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  ends.get('d')?.();
  ends.get('e')?.();
  const statuses = (await results).map(({ status }) => status);
  expect(statuses).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});

test('one that is aborted while it waits ends at once, and its turn goes to the next', async () => {
  const { begun, ends, take } = setUp(1);
  const controller = new AbortController();
  void take('a');
  const aborted = take('b', controller.signal);
  void take('c');
  controller.abort();
  await expect(aborted).rejects.toBe(controller.signal.reason);
  ends.get('a')?.();
  await settle();
  expect(begun).toEqual(['a', 'c']);
});

test('one that is aborted before does not begin, and takes no turn', async () => {
  const { begun, take } = setUp(1);
  await expect(take('a', AbortSignal.abort())).rejects.toThrow('aborted');
  void take('b');
  await settle();
  expect(begun).toEqual(['b']);
});
