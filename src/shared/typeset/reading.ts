/** When the lines of captions show, so that each can be read before it gives way to the next. Pure but for its memory. */

/** How fast lines are read, columns a second: as many letters as subtitles grant, or half as many Korean ones. */
const COLUMNS_PER_S = 21;
/** The eye needs so long to find even a short line, ms. */
const SHORTEST_MS = 500;
/** All that waits has its turn within so long, whoever can read it, ms: captions never fall behind more and more. */
const LONGEST_WAIT_MS = 6000;
/** The same where somebody is being captioned word by word: what stands above has been read as it grew. */
const LONGEST_WAIT_GROWING_MS = 1000;

export interface ReadLine {
  /** The same as long as the line is: of its caption and its place in it. */
  readonly key: string;
  readonly captionId: string;
  /** Columns it takes (see `width.ts`). */
  readonly columns: number;
  /** Whether its caption came word by word. */
  readonly grown: boolean;
}

export interface ReadingOptions {
  /** Lines that show at a time. */
  readonly lines: number;
  /** Whether lines roll up one by one, or a page of one caption gives way to the next. */
  readonly flow: 'roll-up' | 'pop-on';
}

export interface ReadNow {
  /** Of the lines that were given, those from here on show; earlier ones have rolled away. */
  readonly from: number;
  /** And those before here; later ones wait for their turn. */
  readonly to: number;
  /** When the next has its turn, ms from now; null when none waits. */
  readonly nextInMs: number | null;
}

/** Lines from their first showing to their last. */
export class Reading {
  /** When each line that has had its turn is read, ms. */
  #readAt = new Map<string, number>();
  #lastTurnAt = -Infinity;

  /** What shows of `lines`, all that there are at `nowMs`, oldest first. */
  take(lines: readonly ReadLine[], nowMs: number, options: ReadingOptions): ReadNow {
    let to = lines.findLastIndex(({ key }) => this.#readAt.has(key)) + 1;
    this.#readAt = new Map(lines.slice(0, to).map(({ key }) => [key, this.#readAt.get(key) ?? nowMs]));
    let nextInMs: number | null = null;
    while (to < lines.length && nextInMs === null) {
      const waitMs = this.#waitMs(lines, to, nowMs, options);
      if (waitMs > 0) nextInMs = waitMs;
      else this.#turn(lines, to++, nowMs, options);
    }
    return { from: firstShown(lines, to, options), to, nextInMs };
  }

  /** How long line `next` has to wait, until what makes room for it is read, ms. */
  #waitMs(lines: readonly ReadLine[], next: number, nowMs: number, options: ReadingOptions): number {
    const from = firstShown(lines, next, options);
    const after = firstShown(lines, next + 1, options);
    if (after === from) return 0;
    // In pages it is the last line that must be read before the page turns.
    const leaving = lines[after - 1] as ReadLine;
    const readAt = this.#readAt.get(leaving.key) ?? nowMs;
    const waiting = lines.slice(next);
    const longest = waiting.some(({ grown }) => grown) ? LONGEST_WAIT_GROWING_MS : LONGEST_WAIT_MS;
    return Math.min(readAt, this.#lastTurnAt + longest / waiting.length) - nowMs;
  }

  #turn(lines: readonly ReadLine[], at: number, nowMs: number, options: ReadingOptions): void {
    const { key, columns } = lines[at] as ReadLine;
    // What is shown above is read first.
    const above = at > firstShown(lines, at + 1, options) ? lines[at - 1] : undefined;
    const before = this.#readAt.get(above?.key ?? '') ?? nowMs;
    const takes = Math.max(SHORTEST_MS, (columns / COLUMNS_PER_S) * 1000);
    this.#readAt.set(key, Math.max(before, nowMs) + takes);
    this.#lastTurnAt = nowMs;
  }
}

/** The first line that shows when the last is the one before `to`. */
function firstShown(lines: readonly ReadLine[], to: number, { lines: room, flow }: ReadingOptions): number {
  if (flow === 'roll-up' || to === 0) return Math.max(0, to - room);
  const { captionId } = lines[to - 1] as ReadLine;
  const begins = lines.findIndex((line) => line.captionId === captionId);
  return begins + Math.floor((to - 1 - begins) / room) * room;
}
