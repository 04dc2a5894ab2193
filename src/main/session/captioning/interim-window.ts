import { FRAME_MS, FRAME_SAMPLES, rms } from '../../../shared/sound';

export interface InterimWindowOptions {
  /** Sound whose words are stable that a pass hears again, so that its text can be laid beside those words, ms. */
  readonly overlapMs: number;
  /** The beginning is left out only when that saves at least this much, ms. */
  readonly leastSavedMs: number;
}

export const DEFAULT_WINDOW_OPTIONS: InterimWindowOptions = { overlapMs: 2000, leastSavedMs: 1500 };

/** A pass begins at the quietest of so many frames, so that it does not begin within a word. */
const DIP_SEARCH_FRAMES = 12;

/**
 * Bounds what an interim pass costs in a long utterance: sound whose words are all stable is heard again
 * only for its last two seconds. The recogniser gives no times of words, but a pass over the sound up to
 * some moment that gave n words shows that those n were spoken before it; once n words are stable, so is
 * that sound.
 */
export class InterimWindow {
  readonly #options: InterimWindowOptions;
  #passes: { readonly endMs: number; readonly words: number }[] = [];
  #settledMs = 0;

  constructor(options: Partial<InterimWindowOptions> = {}) {
    this.#options = { ...DEFAULT_WINDOW_OPTIONS, ...options };
  }

  /** After a pass over the sound up to `endMs` the utterance has `words` words, of which `stableWords` are stable. */
  passed(endMs: number, words: number, stableWords: number): void {
    this.#passes.push({ endMs, words });
    for (let pass = this.#passes[0]; pass && pass.words <= stableWords; pass = this.#passes[0]) {
      this.#settledMs = Math.max(this.#settledMs, pass.endMs);
      this.#passes.shift();
    }
  }

  /** A pass could not be laid beside the stable words, so the next one hears everything again. */
  reset(): void {
    this.#passes = [];
    this.#settledMs = 0;
  }

  /** The sample at which a pass over `samples`, the utterance so far, may begin; 0 for all of it. */
  begin(samples: Float32Array): number {
    const latest = Math.floor((this.#settledMs - this.#options.overlapMs) / FRAME_MS);
    let best = latest;
    let least = Infinity;
    for (let frame = latest; frame >= 0 && frame > latest - DIP_SEARCH_FRAMES; frame--) {
      const level = rms(samples.subarray(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES));
      if (level < least) {
        least = level;
        best = frame;
      }
    }
    return best * FRAME_MS < this.#options.leastSavedMs ? 0 : best * FRAME_SAMPLES;
  }
}
