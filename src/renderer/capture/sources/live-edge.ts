/** Captions of a live stream that has stalled for longer in all would be late for ever, seconds. */
const MOST_BEHIND_S = 3;
/** What waits without a live edge is given so long, seconds. */
const MOST_STALLED_S = 15;

/**
 * Tells when a stream is to be opened anew: a live one whose stalls have added up, so that it is heard as it comes again;
 * another that gets no further. Pure: times are given to it.
 */
export class LiveEdge {
  readonly #live: boolean;
  #startedAtS: number | null = null;
  #startedS = 0;
  #positionS = 0;
  #movedAtS = 0;

  constructor(live: boolean) {
    this.#live = live;
  }

  /** At `nowS` of a steady clock it has played up to `positionS`, both in seconds. Returns whether it is lost. */
  isLost(nowS: number, positionS: number): boolean {
    if (this.#startedAtS === null || positionS < this.#positionS) {
      this.#startedAtS = nowS;
      this.#startedS = positionS;
      this.#movedAtS = nowS;
    }
    if (positionS !== this.#positionS) this.#movedAtS = nowS;
    this.#positionS = positionS;
    if (!this.#live) return nowS - this.#movedAtS > MOST_STALLED_S;
    return nowS - this.#startedAtS - (positionS - this.#startedS) > MOST_BEHIND_S;
  }
}
