const STEPS = 100;

/** How much of `total` is done, told in hundredths. */
export class SharesOf {
  readonly #total: number;
  #done = 0;
  #told = 0;

  constructor(total: number) {
    this.#total = total;
  }

  /** More is done. Returns the share of it, 0..1, when that is worth telling. */
  add(amount: number): number | null {
    this.#done += amount;
    const step = Math.floor((STEPS * this.#done) / this.#total);
    if (step <= this.#told) return null;
    this.#told = step;
    return Math.min(1, step / STEPS);
  }
}
