import { expect, test } from 'vitest';
import { IdleUnload } from '../../../../src/main/app/speech/idle-unload';
import { FakeTime } from '../../speech/host/fake-hosts';

const MINUTE = 60_000;

function setUp(minutes: number | null = 15) {
  const time = new FakeTime();
  const now = { minutes, works: false };
  let unloads = 0;
  const idle = new IdleUnload({
    afterMs: () => (now.minutes === null ? null : now.minutes * MINUTE),
    after: time.after,
    unload: () => {
      if (now.works) return false;
      unloads++;
      return true;
    },
  });
  return { idle, time, now, unloads: () => unloads };
}

test('once nobody has used it for so long it is unloaded, once', () => {
  const { idle, time, unloads } = setUp();
  idle.begin()();
  time.pass(15 * MINUTE - 1);
  expect(unloads()).toBe(0);
  time.pass(1);
  expect(unloads()).toBe(1);
  time.pass(1000 * MINUTE);
  expect(unloads()).toBe(1);
});

test('whoever uses it keeps it, however long, and each of several', () => {
  const { idle, time, unloads } = setUp();
  const first = idle.begin();
  const second = idle.begin();
  time.pass(100 * MINUTE);
  first();
  // Said twice, it is not another's end.
  first();
  time.pass(100 * MINUTE);
  expect(unloads()).toBe(0);
  second();
  time.pass(10 * MINUTE);
  const third = idle.begin();
  time.pass(10 * MINUTE);
  third();
  time.pass(15 * MINUTE - 1);
  expect(unloads()).toBe(0);
  time.pass(1);
  expect(unloads()).toBe(1);
});

test('what still works is tried again after as long', () => {
  const { idle, time, now, unloads } = setUp(5);
  now.works = true;
  idle.begin()();
  time.pass(9 * MINUTE);
  now.works = false;
  expect(unloads()).toBe(0);
  time.pass(MINUTE);
  expect(unloads()).toBe(1);
});

test('another time holds at once; null is for ever', () => {
  const { idle, time, now, unloads } = setUp(null);
  idle.begin()();
  time.pass(1000 * MINUTE);
  expect(unloads()).toBe(0);
  now.minutes = 5;
  idle.settingsChanged();
  time.pass(5 * MINUTE);
  expect(unloads()).toBe(1);
  idle.begin()();
  now.minutes = null;
  idle.settingsChanged();
  time.pass(1000 * MINUTE);
  expect(unloads()).toBe(1);
});

test('nothing is unloaded after the close', () => {
  const { idle, time, unloads } = setUp(5);
  const used = idle.begin();
  idle.close();
  used();
  time.pass(1000 * MINUTE);
  expect(unloads()).toBe(0);
});
