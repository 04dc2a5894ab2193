/** Times of a container are rounded, and codecs pad: what is off by less follows without a break, seconds. */
const LOOSE_S = 0.02;
/** No file waits for longer than this in its middle: its times are wrong, and what comes follows, seconds. */
const LONGEST_HOLE_S = 12 * 3600;

/** What is to be done so that the sound of a file has its times: silence before a piece, or its beginning left out. */
export interface Placed {
  /** Seconds. */
  readonly silenceS: number;
  readonly skipS: number;
}

/** Keeps the sound of a file at the file's own times, where it has holes, overlaps or begins late. */
export class FileTime {
  /** Where the sound goes on that was placed so far, seconds of the file. */
  #nextS: number;

  /** `fromS`: where it is heard from. */
  constructor(fromS: number) {
    this.#nextS = fromS;
  }

  /** For a piece that begins at `atS` and lasts `durationS`; it is taken to be placed so. */
  place(atS: number, durationS: number): Placed {
    const offS = atS - this.#nextS;
    if (Math.abs(offS) <= LOOSE_S || offS > LONGEST_HOLE_S) {
      this.#nextS += durationS;
      return { silenceS: 0, skipS: 0 };
    }
    const silenceS = Math.max(0, offS);
    const skipS = Math.min(durationS, Math.max(0, -offS));
    this.#nextS += silenceS + durationS - skipS;
    return { silenceS, skipS };
  }
}
