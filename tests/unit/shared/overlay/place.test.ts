import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrangementOf,
  boxFor,
  HANDLES,
  nudge,
  placesSchema,
  pull,
  remember,
  settle,
  type Box,
  type DisplayArea,
  type Place,
} from '../../../../src/shared/overlay/place';

function display(id: number, bounds: Box, taskbar = 40): DisplayArea {
  return { id, bounds, workArea: { ...bounds, height: bounds.height - taskbar } };
}

const FULL_HD = display(1, { x: 0, y: 0, width: 1920, height: 1080 });
const BESIDE = display(2, { x: 1920, y: 0, width: 2560, height: 1440 });

/** One to four displays beside each other, of any size, scale, turn and taskbar. */
const displays = fc
  .array(
    fc.record({
      width: fc.integer({ min: 320, max: 5120 }),
      height: fc.integer({ min: 240, max: 2880 }),
      y: fc.integer({ min: -2000, max: 2000 }),
      bar: fc.integer({ min: 0, max: 100 }),
      id: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((found) => {
    let x = 0;
    return found.map(({ id, width, height, y, bar }, at): DisplayArea => {
      const bounds = { x, y, width, height };
      x += width;
      return {
        id: id + at * 10,
        bounds,
        workArea: { x: bounds.x, y: y + bar, width, height: height - bar },
      };
    });
  });

const box = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});

function isOn(one: Box, all: readonly DisplayArea[]): boolean {
  return all.some(
    ({ workArea: area }) =>
      one.x >= area.x &&
      one.y >= area.y &&
      one.x + one.width <= area.x + area.width &&
      one.y + one.height <= area.y + area.height,
  );
}

describe('where the overlay lies', () => {
  it('is at the bottom of the main display, as wide as most of it, until somebody moves it', () => {
    expect(boxFor([], [FULL_HD, BESIDE])).toEqual({ x: 192, y: 536, width: 1536, height: 480 });
    expect(boxFor([], [])).toBeNull();
  });

  it('is never off the screen, whatever displays vanish, turn or change their scale', () => {
    fc.assert(
      fc.property(displays, displays, box, (before, after, wanted) => {
        const places = remember([], settle(wanted, 'move', before), before);
        expect(isOn(boxFor(places, after) as Box, after)).toBe(true);
        expect(isOn(boxFor(places, before) as Box, before)).toBe(true);
      }),
    );
  });

  it('is where it was put, to the pixel, as often as an arrangement comes back', () => {
    fc.assert(
      fc.property(displays, displays, box, box, (one, other, first, second) => {
        fc.pre(arrangementOf(one) !== arrangementOf(other));
        const put = settle(first, 'move', one);
        const there = settle(second, 'move', other);
        const places = remember(remember([], put, one), there, other);
        expect(boxFor(places, one)).toEqual(put);
        expect(boxFor(places, other)).toEqual(there);
        // Displays are listed in any order.
        expect(boxFor(places, one.toReversed())).toEqual(put);
      }),
    );
  });

  it('keeps its relative place where an arrangement is new, on the same display if that is there', () => {
    const places = remember([], { x: 1920 + 256, y: 700, width: 1280, height: 350 }, [FULL_HD, BESIDE]);
    const turned = display(2, { x: 0, y: 0, width: 1440, height: 2560 });
    expect(boxFor(places, [turned])).toEqual({ x: 144, y: 1260, width: 720, height: 630 });
    expect(boxFor(places, [FULL_HD])).toEqual({ x: 192, y: 520, width: 960, height: 260 });
  });

  it('keeps a bounded number of places, which the settings can hold', () => {
    let places: readonly Place[] = [];
    for (let width = 1000; width < 1100; width++) {
      const one = display(1, { x: 0, y: 0, width, height: 800 });
      places = remember(places, { x: 100, y: 100, width: 500, height: 200 }, [one]);
    }
    expect(placesSchema.safeParse(places).success).toBe(true);
    expect(places).toHaveLength(16);
  });
});

describe('moving the overlay', () => {
  const START = { x: 400, y: 300, width: 800, height: 300 };

  it('ends on a display and no smaller than words need, however it is pulled', () => {
    const handle = fc.constantFrom(...HANDLES);
    const way = fc.integer({ min: -6000, max: 6000 });
    fc.assert(
      fc.property(displays, box, handle, way, way, (all, wanted, held, dx, dy) => {
        const start = settle(wanted, 'move', all);
        const end = settle(pull(start, held, dx, dy), held, all);
        expect(isOn(end, all)).toBe(true);
        expect(Math.min(end.width, end.height)).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['to an edge', { ...START, x: 9 }, { ...START, x: 0 }],
    ['to the other edge', { ...START, x: 1920 - 800 - 11 }, { ...START, x: 1120 }],
    ['with its middle to the middle', { ...START, x: 569 }, { ...START, x: 560 }],
    ['to a third', { ...START, y: 339 }, { ...START, y: 347 }],
    ['nowhere far from all lines', { ...START, x: 480 }, { ...START, x: 480 }],
  ])('is drawn %s', (_where, wanted, expected) => {
    expect(settle(wanted, 'move', [FULL_HD])).toEqual(expected);
  });

  it('resizes by the edge that is pulled, and the others stay', () => {
    expect(settle(pull(START, 'se', 100, 50), 'se', [FULL_HD])).toEqual({
      ...START,
      width: 900,
      height: 350,
    });
    expect(settle(pull(START, 'w', 100, 99), 'w', [FULL_HD])).toEqual({ ...START, x: 500, width: 700 });
    expect(settle(pull(START, 'w', -9000, 0), 'w', [FULL_HD])).toEqual({ ...START, x: 0, width: 1200 });
    expect(settle(pull(START, 'w', 9000, 0), 'w', [FULL_HD])).toEqual({ ...START, x: 960, width: 240 });
  });

  it('goes by arrow keys to the display that lies beside', () => {
    const all = [FULL_HD, BESIDE];
    const step = { dx: 8, dy: 0, size: false };
    expect(nudge(START, step, all)).toEqual({ ...START, x: 408 });
    const atEdge = { ...START, x: 1120 };
    const beside = nudge(atEdge, step, all);
    expect(beside).toEqual({ ...START, x: 1920 });
    expect(nudge(beside, { ...step, dx: -8 }, all)).toEqual(atEdge);
    expect(nudge({ ...START, y: 740 }, { dx: 0, dy: 8, size: false }, all)).toEqual({ ...START, y: 740 });
  });

  it('grows by arrow keys, within its display', () => {
    expect(nudge(START, { dx: 8, dy: -8, size: true }, [FULL_HD])).toEqual({
      ...START,
      width: 808,
      height: 292,
    });
    const wide = { ...START, x: 0, width: 1920 };
    expect(nudge(wide, { dx: 8, dy: 0, size: true }, [FULL_HD])).toEqual(wide);
  });
});
