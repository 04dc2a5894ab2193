import { expect, test } from 'vitest';
import { formatClock } from '../../../src/shared/time';

test('a clock has hours only when there are any', () => {
  expect(formatClock(0)).toBe('00:00');
  expect(formatClock(61_999)).toBe('01:01');
  expect(formatClock(3_600_000)).toBe('1:00:00');
  expect(formatClock(-5)).toBe('00:00');
});
