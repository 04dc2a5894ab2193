/** What one word is good for. */
export interface WordSense {
  /** How it is shown by itself: without particles and possessive. */
  readonly base: string;
  /** How it is compared: words with the same key mean the same. */
  readonly key: string;
  /** Whether it says something: no filler, no stop word. */
  readonly content: boolean;
  /** Whether it surely is a noun here, so that it may be a keyword. */
  readonly noun: boolean;
}
