import type { SessionRecord } from '../../shared/record';
import type { Caption } from '../../shared/session-view';
import { breakLines, displayWidth } from '../../shared/typeset';
import { labeller, oneLine } from './text';

/**
 * What a player shows at once, from `startMs` up to `endMs`, whole milliseconds: one or two lines, and below them
 * one or two of the translation.
 */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
}

/** The usual width of subtitles; East Asian letters take two columns. */
const MAX_COLUMNS = 42;
const MAX_LINES = 2;
/** Shortest cue, so that no cue is empty. */
const MIN_CUE_MS = 1;

/** A caption with the cues that its text needs. */
interface Piece {
  readonly caption: Caption;
  readonly texts: readonly (readonly string[])[];
}

export interface CueOptions {
  /** Makes a text safe for the format before it is broken into lines. */
  readonly clean: (text: string) => string;
  /** Whether translations stand below the captions that have one. */
  readonly bilingual: boolean;
}

/**
 * The session's captions as cues, sorted by start. Within a lane no cue overlaps the next, and each lasts at
 * least a millisecond; captions that overlap give up their end. Captions without printable text are left out.
 */
export function toCues(record: SessionRecord, { clean, bilingual }: CueOptions): Cue[] {
  const labelOf = labeller(record);
  const linesOf = (text: string): string[] => breakLines(clean(text), MAX_COLUMNS);
  const lanes = new Map<string, Piece[]>();
  for (const caption of record.captions) {
    const text = oneLine(caption.text);
    if (text === '') continue;
    const translation = bilingual ? oneLine(caption.translation?.text ?? '') : '';
    const texts = together(linesOf(labelOf(caption) + text), linesOf(translation));
    const lane = lanes.get(caption.laneId);
    if (lane) lane.push({ caption, texts });
    else lanes.set(caption.laneId, [{ caption, texts }]);
  }
  return [...lanes.values()].flatMap(timeLane).sort((a, b) => a.startMs - b.startMs);
}

/** The lines of as few cues as both texts need, each with what stands below it. */
function together(lines: readonly string[], below: readonly string[]): string[][] {
  const count = Math.ceil(Math.max(lines.length, below.length) / MAX_LINES);
  const belowEach = spread(below, count);
  return spread(lines, count).map((group, at) => [...group, ...(belowEach[at] ?? [])]);
}

/** Shares lines out over `count` cues in their order; where there are fewer lines than cues, a line stays for several. */
function spread(lines: readonly string[], count: number): string[][] {
  const shared = (cues: number): number => Math.ceil((cues * lines.length) / count);
  return Array.from({ length: count }, (_, at) => {
    const end = shared(at + 1);
    return lines.slice(Math.max(0, Math.min(shared(at), end - 1)), end);
  });
}

/** Gives each piece of one lane its time. */
function timeLane(pieces: readonly Piece[]): Cue[] {
  const sorted = pieces.toSorted((a, b) => a.caption.startMs - b.caption.startMs);
  let free = 0;
  const starts = sorted.map(({ caption, texts }) => {
    const start = Math.max(Math.round(caption.startMs), free);
    free = start + texts.length * MIN_CUE_MS;
    return start;
  });
  return sorted.flatMap(({ caption, texts }, at) => {
    const start = starts[at] ?? 0;
    const next = starts[at + 1] ?? Infinity;
    const shortest = start + texts.length * MIN_CUE_MS;
    const end = Math.min(Math.max(Math.round(caption.endMs), shortest), next);
    return splitTime(texts, start, end);
  });
}

/** Shares the time between the texts in proportion to their width. */
function splitTime(texts: readonly (readonly string[])[], startMs: number, endMs: number): Cue[] {
  const widths = texts.map((lines) => lines.reduce((sum, line) => sum + Math.max(1, displayWidth(line)), 0));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let from = startMs;
  let width = 0;
  return texts.map((lines, at) => {
    width += widths[at] ?? 0;
    const wanted = startMs + Math.round(((endMs - startMs) * width) / total);
    const latest = endMs - (texts.length - 1 - at) * MIN_CUE_MS;
    const to = Math.min(Math.max(wanted, from + MIN_CUE_MS), latest);
    const cue = { startMs: from, endMs: to, lines };
    from = to;
    return cue;
  });
}
