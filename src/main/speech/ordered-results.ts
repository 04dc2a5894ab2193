import { JamakError } from '../../shared/errors';
import type { SpeechChunk, SttResult } from './contract';
import { ResultQueue } from './result-queue';

/** What tells one final from another. */
export type FinalId = Pick<SpeechChunk, 'utteranceId' | 'pass'>;

/** Finals of a lane that may be on their way or wait to be taken: more than a day of utterances. */
const MAX_FINALS = 20_000;

export function keyOf({ utteranceId, pass }: FinalId): string {
  return `${pass} ${utteranceId}`;
}

/** A lane's results: those of finals in the order in which their places were reserved, interims as they come. */
export class OrderedResults extends ResultQueue {
  /** Of finals that were not passed on yet, in their order; null for one that has no result yet. */
  readonly #places = new Map<string, SttResult | null>();
  #untaken = 0;

  /**
   * A place behind all others.
   *
   * @throws JamakError 'speech-queue-full'
   */
  reserve(final: FinalId): void {
    if (this.#places.size + this.#untaken >= MAX_FINALS) {
      throw new JamakError('speech-queue-full', { retryable: true });
    }
    this.#places.set(keyOf(final), null);
  }

  /** The final gives no result; does nothing when its result was passed on. */
  release(final: FinalId): void {
    if (this.#places.delete(keyOf(final))) this.#passOn();
  }

  /** A result of an engine. That of a final without a place is dropped. */
  take(result: SttResult): void {
    if (result.type === 'interim') {
      this.offerInterim(result);
      return;
    }
    const key = keyOf(result);
    if (!this.#places.has(key)) return;
    this.#places.set(key, result);
    this.#passOn();
  }

  #passOn(): void {
    for (const [key, result] of this.#places) {
      if (!result) return;
      this.#places.delete(key);
      this.#untaken++;
      this.push(result, () => this.#untaken--);
    }
  }
}
