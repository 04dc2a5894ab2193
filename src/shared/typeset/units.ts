import { cling, hasSpaceless, isEnding, isKoreanWord, mayPart, mayPartAtSpace } from './line-edges';
import { displayWidth, graphemesOf } from './width';

/**
 * Finds the words of scripts without spaces by ICU's dictionaries. They hold for a script, not for a language:
 * Chinese and Japanese share one.
 */
const words = new Intl.Segmenter('und', { granularity: 'word' });

const ENDS_SENTENCE = /[\p{Sentence_Terminal}…]["'”’)\]」』]*$/u;
const ENDS_CLAUSE = /\p{Terminal_Punctuation}["'”’)\]」』]*$/u;

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

/**
 * What `text` may be broken between: its words, and parts of those that are wider than a line. These are as long as a
 * line unless `partWidth` says otherwise; short ones let such a word begin on a line that is begun already.
 */
export function toUnits(
  text: string,
  lineWidth: number,
  ruler = COLUMNS,
  partWidth: number = lineWidth,
): Unit[] {
  const units: Unit[] = [];
  const space = ruler.widthOf(' ');
  const add = (piece: string, before: number): void => {
    units.push({ text: piece, width: ruler.widthOf(piece), space: before, breakCost: breakCost(piece) });
  };
  for (const run of text.split(/\s+/u)) {
    if (run === '') continue;
    const pieces = piecesOf(run, { lineWidth, partWidth, ruler });
    const last = units.at(-1);
    let before = last ? space : 0;
    if (last && !mayPartAtSpace(lastRun(last.text), run)) {
      const both = `${last.text} ${pieces[0] ?? ''}`;
      if (ruler.widthOf(both) <= lineWidth) {
        units.pop();
        pieces[0] = both;
        before = last.space;
      }
    }
    for (const piece of pieces) {
      add(piece, before);
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

interface Measure {
  readonly ruler: Ruler;
  readonly lineWidth: number;
  readonly partWidth: number;
}

/** The pieces of a run without white space, none wider than a line unless it is one grapheme. */
function piecesOf(run: string, measure: Measure): string[] {
  const { ruler, lineWidth } = measure;
  const fits = ruler.widthOf(run) <= lineWidth;
  if (!hasSpaceless(run) || (isKoreanWord(run) && fits)) return fits ? [run] : partsOf(run, measure);
  const isShort = (piece: string): boolean => ruler.widthOf(piece) <= lineWidth * PHRASE_SHARE;
  return wordsOf(run, isShort).flatMap((piece) =>
    ruler.widthOf(piece) <= lineWidth ? [piece] : partsOf(piece, measure),
  );
}

/** Words of a run without spaces, each with the marks that cling to it and, while that is short, with its endings. */
function wordsOf(run: string, isShort: (piece: string) => boolean): string[] {
  return joined(
    segmentsOf(run),
    (before, after) => !mayPart(before, after) || (isEnding(before, after) && isShort(before + after)),
  );
}

/**
 * The parts of a piece that is wider than a line: between what ICU takes for words in it, as in an address; between
 * graphemes only of a word that is too wide by itself.
 */
function partsOf(piece: string, { ruler, lineWidth, partWidth }: Measure): string[] {
  const fits = (text: string, width = lineWidth): boolean => ruler.widthOf(text) <= width;
  const atoms = clung(segmentsOf(piece))
    .flatMap((word) => (fits(word) ? [word] : clung(graphemesOf(word))))
    .flatMap((atom) => (fits(atom) ? [atom] : cutToFit(atom, fits)));
  return joined(atoms, (before, after) => fits(before + after, partWidth));
}

function segmentsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

/** `pieces`, with marks on what they cling to. */
function clung(pieces: readonly string[]): string[] {
  return joined(pieces, cling);
}

/** `pieces`, one joined to those before it where `belong` says so. */
function joined(pieces: readonly string[], belong: (before: string, after: string) => boolean): string[] {
  const result: string[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last !== undefined && belong(last, piece)) result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

/** Cuts what is wider than a line between graphemes, where that can be not before a mark that closes. */
function cutToFit(piece: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = [];
  let part: string[] = [];
  for (const grapheme of graphemesOf(piece)) {
    if (part.length > 0 && !fits(part.join('') + grapheme)) {
      const kept = goodCut(part, grapheme);
      const carried = part.slice(kept);
      const moves = fits(carried.join('') + grapheme);
      parts.push((moves ? part.slice(0, kept) : part).join(''));
      part = moves ? carried : [];
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
