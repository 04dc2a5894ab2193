/** Times of a container are rounded, and codecs pad: what is off by less follows without a break, seconds. */
const LOOSE_S = 0.02;
/** No file waits for longer than this in its middle: another clock begins there, seconds. */
const LONGEST_HOLE_S = 12 * 3600;
/** Pieces overlap by less than this: what comes again from further back was joined from another file, seconds. */
const LONGEST_OVERLAP_S = 2;

/** What is to be done so that the sound of a file has its times: silence before a piece, or its beginning left out. */
export interface Placed {
  /** Seconds. */
  readonly silenceS: number;
  readonly skipS: number;
}

/**
 * Keeps the sound of a file at the file's own times, where it has holes, overlaps or begins late. Where another clock
 * begins, as in recordings that were joined byte by byte, the sound follows what was before, and so do its times.
 */
export class FileTime {
  /** Where the sound goes on that was placed so far, seconds from the file's beginning. */
  #nextS: number;
  /** What the clock of the file is behind that, and the one before it was, seconds. */
  #behindS = 0;
  #formerS = 0;

  /** `fromS`: where it is heard from. */
  constructor(fromS: number) {
    this.#nextS = fromS;
  }

  /** For a piece that begins at `atS` and lasts `durationS`; it is taken to be placed so. */
  place(atS: number, durationS: number): Placed {
    const offS = this.#offS(atS, durationS);
    if (Math.abs(offS) <= LOOSE_S) {
      this.#nextS += durationS;
      return { silenceS: 0, skipS: 0 };
    }
    const silenceS = Math.max(0, offS);
    const skipS = Math.min(durationS, Math.max(0, -offS));
    this.#nextS += silenceS + durationS - skipS;
    return { silenceS, skipS };
  }

  /** How much later than what was placed it is, by the clock that it has. */
  #offS(atS: number, durationS: number): number {
    const offS = atS + this.#behindS - this.#nextS;
    const formerOffS = atS + this.#formerS - this.#nextS;
    // After a piece whose time alone was wrong.
    const returns = Math.abs(formerOffS) < Math.min(LONGEST_OVERLAP_S, Math.abs(offS));
    const begins = offS > LONGEST_HOLE_S || offS + durationS < -LONGEST_OVERLAP_S;
    if (!returns && !begins) return offS;
    const behindS = returns ? this.#formerS : this.#behindS - offS;
    this.#formerS = this.#behindS;
    this.#behindS = behindS;
    return returns ? formerOffS : 0;
  }
}
