/** A prompt of fewer tokens than this, by our estimate, was never cut: the smallest context in use is larger. */
const LEAST_CUT = 1000;
/** Prompts up to this tell how a model counts, as no server in use cuts them; tokens. */
const SURELY_WHOLE = 1500;
/** A prompt was cut when the server counted less than this share of what was expected: */
const CUT_SHARE = 0.6;
/** as long as it is not known how its model counts. */
const CUT_SHARE_UNKNOWN = 0.45;
/** A server that counts less than this share does not count at all, or only what it had not in its cache. */
const COUNTED_SHARE = 0.1;
/** How much a new count moves what is known. */
const GAIN = 0.3;
const STEP = 1.25;
/** Limits this near to each other are the same. */
const SAME_SHARE = 0.95;

/**
 * How a model counts tokens beside our estimate, and how many its server really takes in. A server that is given more
 * than its context cuts the prompt without a word, its orders first; only the count that it gives back shows it.
 */
export class ContextGauge {
  /** What the model counted for one token of our estimate; null until it has. */
  #ratio: number | null = null;
  #limit: number | null = null;

  /** Tokens that the server keeps of a longer prompt; null when none was seen to be cut. */
  get limit(): number | null {
    return this.#limit;
  }

  /**
   * Takes in how many tokens the server counted in a prompt for which we estimated `estimate`.
   *
   * @returns whether that showed a limit that was not known yet
   */
  counted(estimate: number, tokens: number): boolean {
    if (tokens < estimate * COUNTED_SHARE) return false;
    // What comes through whole is within the limit, whatever was thought before.
    if (this.#limit !== null && tokens > this.#limit) this.#limit = null;
    const share = tokens / (estimate * (this.#ratio ?? 1));
    if (estimate >= LEAST_CUT && share < (this.#ratio === null ? CUT_SHARE_UNKNOWN : CUT_SHARE)) {
      return this.told(tokens);
    }
    const ratio = tokens / estimate;
    if (this.#ratio !== null) this.#ratio += (ratio - this.#ratio) * GAIN;
    else if (estimate <= SURELY_WHOLE) this.#ratio = ratio;
    return false;
  }

  /** The server takes in so many tokens. Returns whether that is less than was known. */
  told(limit: number): boolean {
    const before = this.#limit;
    if (before !== null && limit >= before * SAME_SHARE) return false;
    this.#limit = limit;
    return true;
  }

  /**
   * How many tokens of our estimate make at most `contextTokens` of the model's, and what the server takes in. In steps,
   * so that what is planned by it seldom changes.
   */
  room(contextTokens: number): number {
    const most = Math.min(contextTokens, this.#limit ?? contextTokens);
    const steps = Math.max(0, Math.round(Math.log(this.#ratio ?? 1) / Math.log(STEP)));
    return Math.floor(most / STEP ** steps);
  }

  /** The model's own count of what we estimate at `estimate`. */
  corrected(estimate: number): number {
    return Math.ceil(estimate * (this.#ratio ?? 1));
  }
}
