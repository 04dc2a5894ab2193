import { cling, hasSpaceless, isEnding, isKoreanWord, mayPart, mayPartAtSpace } from './line-edges';
import { displayWidth, graphemesOf } from './width';

/**
 * Finds the words of scripts without spaces by ICU's dictionaries. They hold for a script, not for a language:
 * Chinese and Japanese share one.
 */
const words = new Intl.Segmenter('und', { granularity: 'word' });

const ENDS_SENTENCE = /[.!?…。！？؟]["'”’)\]」』]*$/u;
const ENDS_CLAUSE = /[,;:、，；：،؛]["'”’)\]」』]*$/u;

/** Up to this share of a line, a Japanese word and its endings are not parted: longer ones would make lines uneven. */
const PHRASE_SHARE = 1 / 4;

/** A piece of text that stays on one line. */
export interface Unit {
  readonly text: string;
  readonly width: number;
  /** Width of the space before it, unless it begins a line; 0 when there is none. */
  readonly space: number;
  /** How bad it is to break after it, in the same measure as squared empty columns. */
  readonly breakCost: number;
}

/** Measures text, in whatever the lines are measured: columns or pixels. */
export interface Ruler {
  readonly widthOf: (text: string) => number;
}

/** One Latin letter is one column. */
export const COLUMNS: Ruler = { widthOf: displayWidth };

/** What `text` may be broken between: its words, and parts of those that are wider than a line. */
export function toUnits(text: string, lineWidth: number, ruler = COLUMNS): Unit[] {
  const units: Unit[] = [];
  const space = ruler.widthOf(' ');
  const add = (piece: string, before: number): void => {
    units.push({ text: piece, width: ruler.widthOf(piece), space: before, breakCost: breakCost(piece) });
  };
  for (const run of text.split(/\s+/u)) {
    if (run === '') continue;
    const last = units.at(-1);
    if (last && !mayPartAtSpace(lastRun(last.text), run)) {
      const joined = `${last.text} ${run}`;
      if (ruler.widthOf(joined) <= lineWidth) {
        units.pop();
        add(joined, last.space);
        continue;
      }
    }
    let before = last ? space : 0;
    for (const part of piecesOf(run, lineWidth, ruler)) {
      add(part, before);
      before = 0;
    }
  }
  return units;
}

/** Width that `units` take on one line. */
export function widthOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit, at) => sum + unit.width + (at === 0 ? 0 : unit.space), 0);
}

/** `units` as the text of one line. */
export function lineOf(units: readonly Unit[]): string {
  return units.map((unit, at) => (at > 0 && unit.space > 0 ? ' ' : '') + unit.text).join('');
}

function lastRun(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}

/** The pieces of a run without white space, none wider than a line unless it is one grapheme. */
function piecesOf(run: string, lineWidth: number, ruler: Ruler): string[] {
  const fits = ruler.widthOf(run) <= lineWidth;
  if (!hasSpaceless(run) || (isKoreanWord(run) && fits))
    return fits ? [run] : cutToFit(run, lineWidth, ruler);
  const isShort = (piece: string): boolean => ruler.widthOf(piece) <= lineWidth * PHRASE_SHARE;
  return wordsOf(run, isShort).flatMap((piece) => cutToFit(piece, lineWidth, ruler));
}

/** Words of a run without spaces, each with the marks that cling to it and, while that is short, with its endings. */
function wordsOf(run: string, isShort: (piece: string) => boolean): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(run)) {
    const last = pieces.at(-1);
    if (last === undefined) pieces.push(segment);
    else if (!mayPart(last, segment)) pieces[pieces.length - 1] = last + segment;
    else if (isEnding(last, segment) && isShort(last + segment)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** Cuts a piece that is wider than a line between graphemes, where that can be not before a mark that closes. */
function cutToFit(piece: string, lineWidth: number, ruler: Ruler): string[] {
  if (ruler.widthOf(piece) <= lineWidth) return [piece];
  const parts: string[] = [];
  let part: string[] = [];
  for (const grapheme of graphemesOf(piece)) {
    if (part.length > 0 && ruler.widthOf(part.join('') + grapheme) > lineWidth) {
      const kept = goodCut(part, grapheme);
      const carried = part.slice(kept);
      const fits = ruler.widthOf(carried.join('') + grapheme) <= lineWidth;
      parts.push((fits ? part.slice(0, kept) : part).join(''));
      part = fits ? carried : [];
    }
    part.push(grapheme);
  }
  return [...parts, part.join('')];
}

/** How many of `graphemes` stay on the line when `next` does not fit: all, unless that parts what clings together. */
function goodCut(graphemes: readonly string[], next: string): number {
  for (let at = graphemes.length; at > 0; at--) {
    if (!cling(graphemes[at - 1] as string, graphemes[at] ?? next)) return at;
  }
  return graphemes.length;
}

function breakCost(text: string): number {
  if (ENDS_SENTENCE.test(text)) return 0;
  if (ENDS_CLAUSE.test(text)) return 40;
  // Rather lines that differ by some twenty columns than a break between two words of a clause.
  return 300;
}
