import { describe, expect, it } from 'vitest';
import {
  FLOOR_DB,
  moveMs,
  toDecibels,
  toFraction,
} from '../../../../../src/renderer/control/source/level-scale';

describe('the level meter', () => {
  it('shows decibels between its floor and full scale', () => {
    expect(toDecibels(0)).toBe(FLOOR_DB);
    expect(toDecibels(1)).toBe(0);
    expect(toDecibels(2)).toBe(0);
    expect(toDecibels(0.1)).toBeCloseTo(-20);
    expect(toFraction(FLOOR_DB)).toBe(0);
    expect(toFraction(0)).toBe(1);
  });

  it('rises faster than it falls', () => {
    expect(moveMs(0.2, 0.8)).toBeLessThan(moveMs(0.8, 0.2));
  });
});
