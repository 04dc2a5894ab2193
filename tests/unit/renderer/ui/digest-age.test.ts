import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ageOf, nextAgeIn } from '../../../../src/renderer/ui/digest/age';

it.each([
  [-90_000, 'now', 0],
  [0, 'now', 0],
  [2999, 'now', 0],
  [3000, 'seconds', 3],
  [42_900, 'seconds', 42],
  [60_000, 'minutes', 1],
  [3_599_999, 'minutes', 59],
  [7_200_000, 'hours', 2],
] as const)('what is %i ms old is so many of these old: %s %i', (ms, unit, count) => {
  expect(ageOf(ms)).toEqual({ unit, count });
});

it('is looked at again exactly when it says something else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (ms) => {
      const after = nextAgeIn(ms);
      expect(after).toBeGreaterThan(0);
      expect(ageOf(ms + after)).not.toEqual(ageOf(ms));
      expect(ageOf(ms + after - 1)).toEqual(ageOf(ms));
    }),
  );
});
