import { expect, it } from 'vitest';
import { Playout } from '../../../../src/renderer/capture/sources/playout';

it('places sound one after the other, however it comes', () => {
  const playout = new Playout();
  expect(playout.place(10, 1)).toBeCloseTo(10.2);
  expect(playout.place(10, 1)).toBeCloseTo(11.2);
  expect(playout.place(12, 1)).toBeCloseTo(12.2);
  expect(playout.aheadS(12)).toBeCloseTo(1.2);
  expect(playout.isLost(13.2)).toBe(false);
});

it('begins anew after a stall, and is lost when stalls come to three seconds', () => {
  const playout = new Playout();
  playout.place(0, 1);
  expect(playout.place(2, 1)).toBeCloseTo(2.2);
  expect(playout.isLost(3.2)).toBe(false);
  expect(playout.isLost(5.3)).toBe(true);
  expect(playout.place(4.2, 1)).toBeCloseTo(4.4);
  expect(playout.isLost(5.4)).toBe(false);
  expect(playout.isLost(6.3)).toBe(true);
});

it('is not lost before anything came, and has nothing ahead', () => {
  const playout = new Playout();
  expect(playout.isLost(1_000)).toBe(false);
  expect(playout.aheadS(1_000)).toBe(0);
});
