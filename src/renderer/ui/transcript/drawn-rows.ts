import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** Rows beside those in sight where all rows are other ones than the frame before. */
const BESIDE_WHILE_DRAGGED = 1;
/** For so long after a jump another one is expected, ms. */
const DRAG_MS = 150;

/**
 * Which rows are drawn, as the list asks for it: those in sight, and some beside them for the next frames. While somebody
 * drags through the list, no row of one frame is of use in the next, so hardly any are drawn beside.
 *
 * @param now ms of a steady clock
 */
export function createDrawnRows(now: () => number = () => performance.now()): (range: Range) => number[] {
  let shownFrom = 0;
  let jumpedAt = -Infinity;
  return (range) => {
    const inSight = range.endIndex - range.startIndex + 1;
    if (Math.abs(range.startIndex - shownFrom) >= inSight) jumpedAt = now();
    shownFrom = range.startIndex;
    const dragged = now() - jumpedAt < DRAG_MS;
    return defaultRangeExtractor({ ...range, overscan: dragged ? BESIDE_WHILE_DRAGGED : range.overscan });
  };
}
