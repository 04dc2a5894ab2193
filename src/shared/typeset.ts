import { SPACELESS_LETTER } from './spaceless';

/** Breaking of a caption into lines, for files whose players don't do it well. Pure. */

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Only asked about runs of scripts whose words stand without spaces. */
const words = new Intl.Segmenter('ja', { granularity: 'word' });

/** Letters as wide as two Latin ones in a fixed-width font: Hangul, Han, Kana, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
/** Takes no room by itself: combining marks, joiners, controls. */
const WIDTHLESS = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]*$/u;
/** What may not begin a line: closing marks and small Kana. */
const CLINGS_LEFT = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]/u;
/** What may not end a line: opening marks. */
const CLINGS_RIGHT = /[\p{Ps}\p{Pi}]$/u;
const ENDS_SENTENCE = /[.!?…。！？]["'”’)\]」』]*$/u;
const ENDS_CLAUSE = /[,;:、，；：]["'”’)\]」』]*$/u;

function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return WIDTHLESS.test(grapheme) ? 0 : 1;
}

/** Text whose every code unit is one grapheme, wide from U+3000 on: nearly all English, Korean, Chinese and Japanese. */
const PLAIN = /^[\x20-\x7e\u3000-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

/** Columns that `text` takes in a fixed-width font, where East Asian letters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  if (PLAIN.test(text)) {
    for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) > 0x7e ? 2 : 1;
    return width;
  }
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** A piece of text that stays on one line. */
export interface Unit {
  readonly text: string;
  readonly width: number;
  /** 1 when a space stands before it, unless it begins a line. */
  readonly space: 0 | 1;
  /** How bad it is to break after it, in the same measure as squared empty columns. */
  readonly breakCost: number;
}

/** Cuts a piece that is wider than a line between graphemes. */
function cutToFit(piece: string, maxColumns: number): string[] {
  if (displayWidth(piece) <= maxColumns) return [piece];
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const { segment } of graphemes.segment(piece)) {
    const more = graphemeWidth(segment);
    if (part !== '' && width + more > maxColumns) {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += segment;
    width += more;
  }
  return part === '' ? parts : [...parts, part];
}

/** Words of a run without spaces, each with the marks that cling to it. */
function spacelessWords(run: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(run)) {
    const last = pieces.at(-1);
    if (last !== undefined && (CLINGS_LEFT.test(segment) || CLINGS_RIGHT.test(last))) {
      pieces[pieces.length - 1] = last + segment;
    } else {
      pieces.push(segment);
    }
  }
  return pieces;
}

/** What `text` may be broken between: its words, and parts of those that are wider than `maxColumns`. */
export function toUnits(text: string, maxColumns: number): Unit[] {
  const units: Unit[] = [];
  for (const run of text.split(/\s+/u)) {
    if (run === '') continue;
    let space: 0 | 1 = units.length === 0 ? 0 : 1;
    const pieces = SPACELESS_LETTER.test(run) ? spacelessWords(run) : [run];
    for (const part of pieces.flatMap((piece) => cutToFit(piece, maxColumns))) {
      units.push({ text: part, width: displayWidth(part), space, breakCost: breakCost(part) });
      space = 0;
    }
  }
  return units;
}

function breakCost(text: string): number {
  if (ENDS_SENTENCE.test(text)) return 0;
  if (ENDS_CLAUSE.test(text)) return 40;
  // Rather lines that differ by some twenty columns than a break between two words of a clause.
  return 300;
}

/** The best way to set the units from some index to the end. */
interface Plan {
  readonly lines: number;
  readonly cost: number;
  /** Index of the unit that begins the next line. */
  readonly next: number;
}

/** Columns that `units` take on one line. */
export function widthOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit, at) => sum + unit.width + (at === 0 ? 0 : unit.space), 0);
}

/** `units` as the text of one line. */
export function lineOf(units: readonly Unit[]): string {
  return units.map((unit, at) => (at > 0 && unit.space === 1 ? ' ' : '') + unit.text).join('');
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
