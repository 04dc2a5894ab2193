/** How long what was done last counts, ms. */
const WINDOW_MS = 8_000;
/** Before this nothing is said, ms. */
const TELLING_MS = 1_000;

/** How many times faster than it plays a file is captioned, by the last seconds in which it was worked on. */
export class Speed {
  readonly #now: () => number;
  #points: { readonly at: number; readonly doneMs: number }[] = [];

  /** `now`: ms of the steady clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** `doneMs` of the file are captioned now. */
  add(doneMs: number): void {
    const at = this.#now();
    this.#points.push({ at, doneMs });
    this.#points = this.#points.filter((point) => at - point.at <= WINDOW_MS);
  }

  /** It waits, or goes on after it did: what was before says nothing. */
  reset(): void {
    this.#points = [];
  }

  /** null until it is known. */
  get value(): number | null {
    const [first] = this.#points;
    const last = this.#points.at(-1);
    if (!first || !last || last.at - first.at < TELLING_MS) return null;
    return (last.doneMs - first.doneMs) / (last.at - first.at);
  }
}
