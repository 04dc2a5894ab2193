/** Breaking of a caption into lines, for files whose players don't do it well. Pure. */

import { lineOf, toUnits, widthOf, type Unit } from './units';

/** The best way to set the units from some index to the end. */
interface Plan {
  readonly lines: number;
  readonly cost: number;
  /** Index of the unit that begins the next line. */
  readonly next: number;
}

/**
 * Breaks `units` into as few lines of at most `maxColumns` as they need, evenly filled, preferably after punctuation.
 * Only a unit that is wider overflows.
 */
export function breakUnits(units: readonly Unit[], maxColumns: number): Unit[][] {
  // Every line would be this wide if words were water.
  const total = widthOf(units);
  const ideal = total / Math.max(1, Math.ceil(total / maxColumns));

  const plans: Plan[] = [];
  plans[units.length] = { lines: 0, cost: 0, next: units.length };
  for (let start = units.length - 1; start >= 0; start--) {
    let best: Plan | undefined;
    let width = 0;
    for (let end = start; end < units.length; end++) {
      const unit = units[end] as Unit;
      width += unit.width + (end === start ? 0 : unit.space);
      if (end > start && width > maxColumns) break;
      const rest = plans[end + 1] as Plan;
      const lines = rest.lines + 1;
      const cost = rest.cost + (width - ideal) ** 2 + (rest.lines === 0 ? 0 : unit.breakCost);
      if (!best || lines < best.lines || (lines === best.lines && cost < best.cost)) {
        best = { lines, cost, next: end + 1 };
      }
    }
    plans[start] = best as Plan;
  }

  const result: Unit[][] = [];
  for (let start = 0; start < units.length;) {
    const { next } = plans[start] as Plan;
    result.push(units.slice(start, next));
    start = next;
  }
  return result;
}

/**
 * Breaks `text` into as few lines of at most `maxColumns` as it needs, evenly filled, preferably after
 * punctuation; never inside a word unless the word alone is wider than a line. White space is
 * collapsed; nothing else is lost. Only a grapheme that is wider than `maxColumns` overflows.
 */
export function breakLines(text: string, maxColumns: number): string[] {
  return breakUnits(toUnits(text, maxColumns), maxColumns).map(lineOf);
}
