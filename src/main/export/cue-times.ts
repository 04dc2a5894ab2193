import type { ExportOptions } from '../../shared/exporting/options';
import { displayWidth } from '../../shared/typeset/width';

/** What is shown at once: lines of what is said, and below them those of its translation. */
export interface Page {
  readonly lines: readonly string[];
  /** How many of the lines are what is said; the others are the translation. */
  readonly spoken: number;
}

/** What a player shows from `startMs` up to `endMs`, whole milliseconds. */
export interface Cue extends Page {
  readonly startMs: number;
  readonly endMs: number;
  readonly laneId: string;
}

/** What is said in a lane from `startMs` up to `endMs`, whole milliseconds. */
export interface Wording {
  readonly laneId: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Its pages, as few as it needs, or `count` of them where there are words enough. Never none. */
  readonly inCues: (count: number) => readonly Page[];
}

/** How long cues stand: at least and at most, ms, and at what pace. */
export type Timing = Pick<ExportOptions, 'leastMs' | 'mostMs' | 'charactersPerSecond'>;

/** What is left to each where so much is said at once that a second is too long, ms. */
const CROWDED_MS = 300;
/**
 * The wordings as cues, sorted by start. A cue begins when it is said, unless the one before it in its lane has not
 * had its 300 ms; it stands for as long as it is said, but as long and at the pace that `timing` asks for, as far as the
 * next leaves room. In a lane no cue overlaps another. Beside another lane it stands
 * longer than it is said only to have its least time.
 */
export function timeCues(wordings: readonly Wording[], timing: Timing): Cue[] {
  const sorted = wordings.toSorted((a, b) => a.startMs - b.startMs);
  return withRoom(begin(sorted))
    .flatMap((wording) => cuesOf(wording, timing))
    .sort((a, b) => a.startMs - b.startMs);
}

interface Begun extends Wording {
  readonly fewest: readonly Page[];
}

/** The wordings, each begun late enough for those before it in its lane. `sorted` by start. */
function begin(sorted: readonly Wording[]): Begun[] {
  const free = new Map<string, number>();
  return sorted.map((wording) => {
    const { laneId, inCues } = wording;
    const startMs = Math.max(wording.startMs, free.get(laneId) ?? 0);
    const fewest = inCues(1);
    free.set(laneId, startMs + fewest.length * CROWDED_MS);
    return { ...wording, startMs, endMs: Math.max(startMs, wording.endMs), fewest };
  });
}

interface Placed extends Begun {
  /** Until the next of its lane begins, ms; Infinity for the last. */
  readonly roomMs: number;
  /** Until one of another lane begins, ms; less than 0 where that has begun already. */
  readonly aloneMs: number;
}

/** `begun` is sorted by when it was said. */
function withRoom(begun: readonly Begun[]): Placed[] {
  const next = new Map<string, number>();
  return begun
    .toReversed()
    .map((wording) => {
      const { laneId, startMs } = wording;
      const roomMs = (next.get(laneId) ?? Infinity) - startMs;
      next.delete(laneId);
      const aloneMs = Math.min(Infinity, ...next.values()) - startMs;
      next.set(laneId, startMs);
      return { ...wording, roomMs, aloneMs };
    })
    .toReversed();
}

function cuesOf(wording: Placed, timing: Timing): Cue[] {
  const { startMs, fewest, laneId } = wording;
  const { mostMs } = timing;
  const least = Math.ceil(lasting(fewest, wording, timing) / mostMs);
  const pages = least > fewest.length ? wording.inCues(least) : fewest;
  const needed = pages.map((page) => readingMs(page, timing));
  const times = share(lasting(pages, wording, timing), needed);
  let from = startMs;
  let until = startMs;
  return pages.map((page, at) => {
    until += times[at] ?? 0;
    const cue = { ...page, laneId, startMs: from, endMs: Math.min(Math.round(until), from + mostMs) };
    from = cue.endMs;
    return cue;
  });
}

/** How long `pages` stand together, ms. */
function lasting(
  pages: readonly Page[],
  { startMs, endMs, roomMs, aloneMs }: Placed,
  timing: Timing,
): number {
  const spokenMs = endMs - startMs;
  const wantedMs = pages.reduce((sum, page) => sum + readingMs(page, timing), 0);
  const undisturbedMs = Math.max(aloneMs, spokenMs, pages.length * leastMs(timing));
  return Math.min(Math.max(spokenMs, wantedMs), undisturbedMs, roomMs);
}

function leastMs(timing: Timing): number {
  return Math.min(timing.leastMs, timing.mostMs);
}

function readingMs({ lines }: Page, timing: Timing): number {
  const characters = lines.reduce((sum, line) => sum + Math.max(line.length, displayWidth(line)) + 1, -1);
  return Math.max(leastMs(timing), Math.ceil((characters * 1000) / timing.charactersPerSecond));
}

/** `totalMs` in parts as the times that are needed, none below what is left to each in a crowd. */
function share(totalMs: number, neededMs: readonly number[]): number[] {
  const beyond = neededMs.map((ms) => ms - CROWDED_MS);
  const sum = beyond.reduce((total, ms) => total + ms, 0);
  const restMs = totalMs - neededMs.length * CROWDED_MS;
  return beyond.map((ms) => CROWDED_MS + (sum > 0 ? (restMs * ms) / sum : restMs / beyond.length));
}
