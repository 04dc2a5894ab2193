import { describe, expect, it } from 'vitest';
import {
  approach,
  FLOOR_DB,
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

  it('arrives, and rises faster than it falls', () => {
    expect(approach(0, 1, 16)).toBeGreaterThan(1 - approach(1, 0, 16));
    let shown = 1;
    for (let frame = 0; frame < 200 && shown !== 0; frame++) shown = approach(shown, 0, 16);
    expect(shown).toBe(0);
  });
});
