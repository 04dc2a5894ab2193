import { expect, test } from 'vitest';
import { FirstWindow } from '../../../../src/main/app/run/first-window';
import { FakeTime } from '../../speech/host/fake-hosts';

async function isOver(promise: Promise<void>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);
}

test('what waits begins when the window can be used', async () => {
  const time = new FakeTime();
  const first = new FirstWindow(time.after);
  time.pass(1000);
  expect(await isOver(first.usable)).toBe(false);
  first.done();
  expect(await isOver(first.usable)).toBe(true);
});

test('a window that is never there keeps nobody waiting for long', async () => {
  const time = new FakeTime();
  const first = new FirstWindow(time.after);
  time.pass(2999);
  expect(await isOver(first.usable)).toBe(false);
  time.pass(1);
  expect(await isOver(first.usable)).toBe(true);
});
