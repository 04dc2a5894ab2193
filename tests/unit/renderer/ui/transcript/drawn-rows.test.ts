import { expect, it } from 'vitest';
import { createDrawnRows } from '../../../../../src/renderer/ui/transcript/drawn-rows';

it('draws rows beside those in sight, but not for a drag, which shows others in each frame', () => {
  let now = 0;
  const rows = createDrawnRows(() => now);
  const drawn = (startIndex: number, count = 1000): [number | undefined, number | undefined] => {
    const indexes = rows({ startIndex, endIndex: startIndex + 9, overscan: 8, count, lanes: 1 });
    return [indexes[0], indexes.at(-1)];
  };
  expect(drawn(0)).toEqual([0, 17]);
  now += 16;
  // A wheel.
  expect(drawn(3)).toEqual([0, 20]);
  now += 16;
  expect(drawn(103)).toEqual([102, 113]);
  // Rows turn out to be higher than they were thought to be.
  expect(drawn(101)).toEqual([100, 111]);
  now += 16;
  expect(drawn(1)).toEqual([0, 11]);
  now += 200;
  expect(drawn(2)).toEqual([0, 19]);
  now += 200;
  expect(drawn(990)).toEqual([989, 999]);
});
