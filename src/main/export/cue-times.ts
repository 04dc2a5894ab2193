import { displayWidth } from '../../shared/typeset/width';

/**
 * What a player shows at once, from `startMs` up to `endMs`, whole milliseconds: one or two lines, and below them
 * one or two of the translation.
 */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
}

/** What is said in a lane from `startMs` up to `endMs`, whole milliseconds. */
export interface Wording {
  readonly laneId: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Its lines in as few cues as it needs, or in `count` where there are words enough. Never none. */
  readonly inCues: (count: number) => readonly (readonly string[])[];
}

/** Long enough to be noticed and read, ms. */
const LEAST_MS = 1000;
/** What stands longer seems to be stuck, ms. */
const MOST_MS = 7000;
/** What is left to each where so much is said at once that a second is too long, ms. */
const CROWDED_MS = 300;
/** What can be read in a second; East Asian letters count two. */
const CHARACTERS_PER_SECOND = 21;

/**
 * The wordings as cues, sorted by start. A cue begins when it is said, unless the one before it in its lane has not
 * had its 300 ms; it stands for as long as it is said, but at least a second, at a pace that can be read and at most
 * seven seconds, as far as the next leaves room. In a lane no cue overlaps another. Beside another lane it stands
 * longer than it is said only to have its second.
 */
export function timeCues(wordings: readonly Wording[]): Cue[] {
  const sorted = wordings.toSorted((a, b) => a.startMs - b.startMs);
  return withRoom(begin(sorted))
    .flatMap(cuesOf)
    .sort((a, b) => a.startMs - b.startMs);
}

interface Begun extends Wording {
  readonly fewest: readonly (readonly string[])[];
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

function cuesOf(wording: Placed): Cue[] {
  const { startMs, fewest } = wording;
  const least = Math.ceil(lasting(fewest, wording) / MOST_MS);
  const cues = least > fewest.length ? wording.inCues(least) : fewest;
  const times = share(lasting(cues, wording), cues.map(readingMs));
  let from = startMs;
  let until = startMs;
  return cues.map((lines, at) => {
    until += times[at] ?? 0;
    const cue = { startMs: from, endMs: Math.min(Math.round(until), from + MOST_MS), lines };
    from = cue.endMs;
    return cue;
  });
}

/** How long `cues` stand together, ms. */
function lasting(cues: Begun['fewest'], { startMs, endMs, roomMs, aloneMs }: Placed): number {
  const spokenMs = endMs - startMs;
  const wantedMs = cues.reduce((sum, lines) => sum + readingMs(lines), 0);
  const undisturbedMs = Math.max(aloneMs, spokenMs, cues.length * LEAST_MS);
  return Math.min(Math.max(spokenMs, wantedMs), undisturbedMs, roomMs);
}

function readingMs(lines: readonly string[]): number {
  const characters = lines.reduce((sum, line) => sum + Math.max(line.length, displayWidth(line)) + 1, -1);
  return Math.max(LEAST_MS, Math.ceil((characters * 1000) / CHARACTERS_PER_SECOND));
}

/** `totalMs` in parts as the times that are needed, none below what is left to each in a crowd. */
function share(totalMs: number, neededMs: readonly number[]): number[] {
  const beyond = neededMs.map((ms) => ms - CROWDED_MS);
  const sum = beyond.reduce((total, ms) => total + ms, 0);
  const restMs = totalMs - neededMs.length * CROWDED_MS;
  return beyond.map((ms) => CROWDED_MS + (restMs * ms) / sum);
}
