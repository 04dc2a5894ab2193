/** What is played next begins so much later than now after a stall, so that it is not cut, seconds. */
const LEAD_S = 0.2;
/** Stalls of so long in all, and captions would be late for ever, seconds. */
const MOST_STALLED_S = 3;

/**
 * Places decoded sound one after the other in a graph's time, and counts how long there was none. Pure: times are given
 * to it.
 */
export class Playout {
  /** Where the next sound begins; null before the first. */
  #nextS: number | null = null;
  #stalledS = 0;

  /** When sound of this length, decoded at `nowS`, begins. */
  place(nowS: number, lengthS: number): number {
    const next = this.#nextS ?? nowS + LEAD_S;
    const startS = next < nowS ? nowS + LEAD_S : next;
    this.#stalledS += startS - next;
    this.#nextS = startS + lengthS;
    return startS;
  }

  /** How much is placed and not yet played, seconds. */
  aheadS(nowS: number): number {
    return this.#nextS === null ? 0 : Math.max(0, this.#nextS - nowS);
  }

  /** Whether it stalled for too long, by now. */
  isLost(nowS: number): boolean {
    const missingS = this.#nextS === null ? 0 : Math.max(0, nowS - this.#nextS);
    return this.#stalledS + missingS > MOST_STALLED_S;
  }
}
