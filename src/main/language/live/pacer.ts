import type { SpokenCaption } from '../../text/spoken-caption';
import { countWords } from '../../text/words';

export interface PacerOptions {
  /** New speech after which a digest is due, and the least time from one to the next after a pause, ms. */
  readonly everyMs: number;
  /** Words that must be among it: 20 s of "um" are no news. */
  readonly minWords: number;
  /** Without a new caption for so long, what there is will do, ms: longer than the longest utterance. */
  readonly pauseMs: number;
  /** Words that must be among that. */
  readonly minWordsAtPause: number;
}

export const DEFAULT_PACER_OPTIONS: PacerOptions = {
  everyMs: 20_000,
  minWords: 12,
  pauseMs: 13_000,
  minWordsAtPause: 5,
};

/**
 * When the next digest is due. It goes by speech rather than by time, so that an hour of talk costs the
 * same whenever it is, and silence nothing. Pure: the caller gives the time in ms, which must not go back.
 */
export class Pacer {
  readonly #options: PacerOptions;
  #speechMs = 0;
  #words = 0;
  #heardAt = 0;
  #begunAt = -Infinity;

  constructor(options: Partial<PacerOptions> = {}) {
    this.#options = { ...DEFAULT_PACER_OPTIONS, ...options };
  }

  heard(caption: SpokenCaption, now: number): void {
    this.#speechMs += caption.endMs - caption.startMs;
    this.#words += countWords(caption.text);
    this.#heardAt = now;
  }

  /** A digest of what was heard so far has begun. */
  begun(now: number): void {
    this.#speechMs = 0;
    this.#words = 0;
    this.#begunAt = now;
  }

  /** Ms until a digest is due if nothing more is heard: 0 for now, null for never. `everyMs`: where the engine says otherwise. */
  dueIn(now: number, everyMs = this.#options.everyMs): number | null {
    const { minWords, pauseMs, minWordsAtPause } = this.#options;
    if (this.#speechMs >= everyMs && this.#words >= minWords) return 0;
    if (this.#words < minWordsAtPause) return null;
    return Math.max(0, this.#heardAt + pauseMs - now, this.#begunAt + everyMs - now);
  }
}
