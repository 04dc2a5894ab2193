/** Breaking of a caption into lines on a screen, where it may still grow. Pure. */

import { lineOf, toUnits, widthOf, type Ruler, type Unit } from './units';

/** No line but the last is shorter than this share of the widest, where the words allow it. */
const EVEN_ENOUGH = 2 / 3;
/** Where they don't, this is tried one after the other. */
const LESS_EVEN = [1 / 2, 1 / 3];
/** A word that is wider than a line is cut into parts of this share of the room, to begin on a line that is begun. */
const PART_SHARE = 1 / 8;
/** Columns that are tried between the narrowest that could do and the whole room. */
const STEPS = 24;

interface ScreenOptions {
  readonly ruler: Ruler;
  /** Width of a line, in what `ruler` measures. */
  readonly room: number;
  /** Whether the words stood there before they were final: then they stay where they are. */
  readonly grown: boolean;
  readonly final: boolean;
  /** The lines in which it stands already, before what is new or revised in it. */
  readonly before?: readonly string[] | undefined;
}

/**
 * The lines of `text`, whose white space is collapsed, each at most as wide as the room; no word is broken unless it
 * alone is wider. What still grows fills line after line, so that words which follow move none that stand. What is
 * said once and for all makes no more lines, but about equally long ones. What stands already is never moved to another
 * line by what is revised before it, as long as its line has room for that.
 */
export function setLines(text: string, options: ScreenOptions): string[] {
  const { ruler, room, grown, final, before = [] } = options;
  const units = toUnits(text, room, ruler, room * PART_SHARE);
  const standing = before.length > 1 ? stand(units, before, options) : [];
  if (standing.length > 0) {
    const rest = units.slice(standing.reduce((sum, line) => sum + line.length, 0));
    return [...standing, ...fill(rest, room)].map(lineOf);
  }
  const filled = fill(units, room);
  const stays = !final || (grown && evenness(filled) >= EVEN_ENOUGH);
  return (stays ? filled : balance(units, room, filled)).map(lineOf);
}

/** A line that revisions have emptied by more than this is filled again, share of the room. */
const TOO_EMPTY = 0.4;
/** Words by which a revision may make a line longer or shorter. */
const MOST_SHIFTED = 4;

/** The lines of `units` that end where one of `before` ended: the word that began the next still does, or the last still is. */
function stand(units: readonly Unit[], before: readonly string[], { room, ruler }: ScreenOptions): Unit[][] {
  const earlier = before.map((line) => toUnits(line, room, ruler, room * PART_SHARE));
  const lines: Unit[][] = [];
  let start = 0;
  for (const [at, line] of earlier.slice(0, -1).entries()) {
    const last = keyOf(line.at(-1));
    const next = keyOf(earlier[at + 1]?.[0]);
    const expected = start + line.length;
    const ends = Array.from({ length: 2 * MOST_SHIFTED + 1 }, (_, step) => expected + step - MOST_SHIFTED);
    const end = ends
      .filter((one) => one > start && one < units.length)
      .filter((one) => keyOf(units[one]) === next || keyOf(units[one - 1]) === last)
      .toSorted((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0];
    const taken = units.slice(start, end);
    const width = widthOf(taken);
    if (end === undefined || width > room || width < room * TOO_EMPTY) break;
    lines.push(taken);
    start = end;
  }
  return lines;
}

/** A unit without case and marks, which the end of a sentence changes. */
function keyOf(unit: Unit | undefined): string {
  return unit?.text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '') ?? '';
}

/** Puts as many units into each line as it takes. */
function fill(units: readonly Unit[], room: number): Unit[][] {
  const lines: Unit[][] = [];
  let width = 0;
  for (const unit of units) {
    const line = lines.at(-1);
    const wider = width + unit.space + unit.width;
    if (line && wider <= room) {
      line.push(unit);
      width = wider;
    } else {
      lines.push([unit]);
      width = unit.width;
    }
  }
  return lines;
}

/**
 * As many lines, in the narrowest column in which none but the last is much shorter than it is wide; `filled` where the
 * words allow none.
 */
function balance(units: readonly Unit[], room: number, filled: Unit[][]): Unit[][] {
  if (filled.length < 2) return filled;
  const least = Math.min(room, widthOf(units) / filled.length);
  for (const even of [EVEN_ENOUGH, ...LESS_EVEN]) {
    for (let step = 0; step <= STEPS; step++) {
      const lines = setEvenly(units, least + ((room - least) * step) / STEPS, even);
      if (lines?.length === filled.length) return lines;
    }
  }
  return filled;
}

/** The best way to set the units from some index to the end. */
interface Plan {
  readonly lines: number;
  /** Index of the unit that begins the next line. */
  readonly next: number;
}

/** The fewest lines that fit into `column` and, but for the last, fill that share of it; null where there are none. */
function setEvenly(units: readonly Unit[], column: number, share: number): Unit[][] | null {
  const plans: (Plan | undefined)[] = [];
  plans[units.length] = { lines: 0, next: units.length };
  for (let start = units.length - 1; start >= 0; start--) {
    let width = 0;
    for (let end = start; end < units.length; end++) {
      const { width: own, space } = units[end] as Unit;
      width += own + (end === start ? 0 : space);
      if (width > column) break;
      const rest = plans[end + 1];
      const last = end === units.length - 1;
      const best = plans[start];
      if (!rest || (!last && width < column * share)) continue;
      // As much as possible into this line, where that takes no more of them.
      if (!best || rest.lines + 1 <= best.lines) plans[start] = { lines: rest.lines + 1, next: end + 1 };
    }
  }

  const lines: Unit[][] = [];
  for (let start = 0; start < units.length;) {
    const plan = plans[start];
    if (!plan) return null;
    lines.push(units.slice(start, plan.next));
    start = plan.next;
  }
  return lines;
}

/** The shortest line but the last as a share of the widest, 0..1; 1 for one line. */
function evenness(lines: readonly Unit[][]): number {
  const widths = lines.map(widthOf);
  const widest = Math.max(...widths);
  return Math.min(1, ...widths.slice(0, -1).map((width) => width / widest));
}
