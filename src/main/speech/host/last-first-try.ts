import type { Heard } from './decode-policy';

/**
 * What a doubtful final came to at its first try. The true final that follows a speculative one has the very same
 * sound, so its first try need not be made again.
 */
export class LastFirstTry {
  #last: {
    readonly samples: Float32Array;
    readonly language: string | undefined;
    readonly heard: Heard;
  } | null = null;

  keep(samples: Float32Array, language: string | undefined, heard: Heard): void {
    this.#last = { samples, language, heard };
  }

  /** Null for any other sound or language. */
  of(samples: Float32Array, language: string | undefined): Heard | null {
    const last = this.#last;
    if (!last || last.language !== language || last.samples.length !== samples.length) return null;
    return last.samples.every((sample, index) => sample === samples[index]) ? last.heard : null;
  }

  forget(): void {
    this.#last = null;
  }
}
