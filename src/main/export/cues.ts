import { DEFAULT_EXPORT_OPTIONS, type ExportOptions } from '../../shared/exporting/options';
import type { SessionRecord } from '../../shared/session/record';
import { translationIn, type Caption } from '../../shared/session/session-view';
import { breakUnits } from '../../shared/typeset/columns';
import { lineOf, toUnits, widthOf, type Unit } from '../../shared/typeset/units';
import { cleanText } from '../text/clean-text';
import { timeCues, type Cue, type Page, type Timing, type Wording } from './cue-times';
import { snapped } from './frames';
import { directionOf, isolate, type Direction } from '../../shared/direction';
import { labeller } from './text';

/** A text is not cut into shorter pieces than this only because it stands long, columns. */
const LEAST_COLUMNS = 12;

export interface CueOptions {
  /** `text` without what the format, or who draws it, takes for more than text. */
  readonly plain: (text: string) => string;
  /** Language of the translations that stand below the captions that have one, or in their place; null for none. */
  readonly below: string | null;
  /** Those of exports when not given. */
  readonly set?: CueSetting | undefined;
  /** Whether names stand before what is said; true when not given. Not where the format has another place for them. */
  readonly named?: boolean;
}

/** How cues are set. */
export type CueSetting = Timing &
  Pick<ExportOptions, 'columns' | 'lines' | 'words' | 'speakers' | 'frameRate'>;

/** The session's captions as cues, sorted by start. Captions without printable text are left out. */
export function toCues(
  record: SessionRecord,
  { plain, below: language, set = DEFAULT_EXPORT_OPTIONS, named = true }: CueOptions,
): Cue[] {
  const labelOf = labeller(record, named && set.speakers !== 'none');
  const wordings = record.captions.flatMap((caption): Wording[] => {
    const { text, below } = wordsOf(caption, set.words, language);
    if (text === '') return [];
    const above = passage(plain(labelOf(caption) + text), directionOf(text), set);
    const under = passage(plain(below), directionOf(below), set);
    const inCues = (count: number): Page[] => together(setIn(count, above, set), setIn(count, under, set));
    return [{ ...placeOf(caption), inCues }];
  });
  return snapped(timeCues(wordings, set), set.frameRate);
}

/** What is shown of a caption, and what stands below it; clean. A caption without a translation is shown as it is. */
export function wordsOf(
  caption: Caption,
  words: ExportOptions['words'],
  language: string | null,
): { readonly text: string; readonly below: string } {
  const text = cleanText(caption.text);
  const translation = words === 'spoken' ? '' : cleanText(translationIn(caption, language)?.text ?? '');
  if (words === 'translation') return { text: translation || text, below: '' };
  return { text, below: text === '' ? '' : translation };
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

type Room = Pick<CueSetting, 'columns' | 'lines'>;

function passage(text: string, direction: Direction, { columns }: Room): Passage {
  return { units: toUnits(text, columns), direction };
}

/** The lines of at least `count` cues as far as there are words for them, of as few as it needs otherwise. */
function setIn(count: number, { units, direction }: Passage, room: Room): string[][] {
  const least = Math.min(count, Math.floor(widthOf(units) / LEAST_COLUMNS));
  let cues: Unit[][][] = [];
  // Cue by cue first, so that cues as well as lines end at good places; then narrower until all fits.
  for (let columns = room.columns * room.lines; columns >= LEAST_COLUMNS; columns--) {
    cues = breakUnits(units, columns).map((cue) => breakUnits(cue, room.columns));
    if (cues.length >= least && cues.every((lines) => lines.length <= room.lines)) break;
  }
  return cues.map((lines) => lines.map((line) => isolate(lineOf(line), direction)));
}

/** Each cue's lines with what stands below them; where one of both has fewer, each of its pieces stays for several. */
function together(above: readonly string[][], below: readonly string[][]): Page[] {
  const count = Math.max(above.length, below.length);
  const at = (pieces: readonly string[][], index: number): string[] =>
    pieces[Math.floor((index * pieces.length) / count)] ?? [];
  return Array.from({ length: count }, (_, index) => {
    const lines = at(above, index);
    return { lines: [...lines, ...at(below, index)], spoken: lines.length };
  });
}
