import type { SessionRecord } from '../../shared/session/record';
import { translationIn, type Caption } from '../../shared/session/session-view';
import { breakUnits } from '../../shared/typeset/columns';
import { lineOf, toUnits, widthOf, type Unit } from '../../shared/typeset/units';
import { cleanText } from '../text/clean-text';
import { timeCues, type Cue, type Wording } from './cue-times';
import { directionOf, isolate, type Direction } from '../../shared/direction';
import { labeller } from './text';

/** The usual width of subtitles; East Asian letters take two columns. */
const MAX_COLUMNS = 42;
const MAX_LINES = 2;
/** A text is not cut into shorter pieces than this only because it stands long, columns. */
const LEAST_COLUMNS = 12;

export interface CueOptions {
  /** `text` without what the format, or who draws it, takes for more than text. */
  readonly plain: (text: string) => string;
  /** Language of the translations that stand below the captions that have one; null for none. */
  readonly below: string | null;
}

/** The session's captions as cues, sorted by start. Captions without printable text are left out. */
export function toCues(record: SessionRecord, { plain, below: language }: CueOptions): Cue[] {
  const labelOf = labeller(record);
  const wordings = record.captions.flatMap((caption): Wording[] => {
    const text = cleanText(caption.text);
    if (text === '') return [];
    const translation = cleanText(translationIn(caption, language)?.text ?? '');
    const spoken = passage(plain(labelOf(caption) + text), directionOf(text));
    const below = passage(plain(translation), directionOf(translation));
    const inCues = (count: number): string[][] => together(setIn(count, spoken), setIn(count, below));
    return [{ ...placeOf(caption), inCues }];
  });
  return timeCues(wordings);
}

/** Where a caption stands, in whole milliseconds and never ending before it begins. */
function placeOf({ laneId, ...caption }: Caption): Omit<Wording, 'inCues'> {
  const startMs = Math.max(0, Math.round(caption.startMs));
  return { laneId, startMs, endMs: Math.max(startMs, Math.round(caption.endMs)) };
}

/** A text on its way into cues. */
interface Passage {
  readonly units: readonly Unit[];
  readonly direction: Direction;
}

function passage(text: string, direction: Direction): Passage {
  return { units: toUnits(text, MAX_COLUMNS), direction };
}

/** The lines of at least `count` cues as far as there are words for them, of as few as it needs otherwise. */
function setIn(count: number, { units, direction }: Passage): string[][] {
  const least = Math.min(count, Math.floor(widthOf(units) / LEAST_COLUMNS));
  let cues: Unit[][][] = [];
  // Cue by cue first, so that cues as well as lines end at good places; then narrower until all fits.
  for (let columns = MAX_COLUMNS * MAX_LINES; columns >= LEAST_COLUMNS; columns--) {
    cues = breakUnits(units, columns).map((cue) => breakUnits(cue, MAX_COLUMNS));
    if (cues.length >= least && cues.every((lines) => lines.length <= MAX_LINES)) break;
  }
  return cues.map((lines) => lines.map((line) => isolate(lineOf(line), direction)));
}

/** Each cue's lines with what stands below them; where one of both has fewer, each of its pieces stays for several. */
function together(above: readonly string[][], below: readonly string[][]): string[][] {
  const count = Math.max(above.length, below.length);
  const at = (pieces: readonly string[][], index: number): string[] =>
    pieces[Math.floor((index * pieces.length) / count)] ?? [];
  return Array.from({ length: count }, (_, index) => [...at(above, index), ...at(below, index)]);
}
