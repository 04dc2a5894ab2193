import { cleanText } from '../text/clean-text';
import type { SttResult } from './contract';

/** A final's place in the order of submission. */
export interface Place {
  /** Fills the place; `onTaken` is called when the consumer has taken the result or left. */
  fill(result: SttResult, onTaken: () => void): void;
  /** No result will come. */
  give(): void;
}

interface Entry {
  filled: { readonly result: SttResult; readonly onTaken: () => void } | null;
}

/**
 * A lane's results, for one consumer. Finals come in the order of their places, whenever they are filled;
 * their number is bounded by whoever hands out places. Of interims only the newest waits. Texts are cleaned as they
 * come in, so that nothing behind an engine sees what is no text.
 */
export class OrderedResults implements AsyncIterableIterator<SttResult> {
  #finals: Entry[] = [];
  #interim: SttResult | null = null;
  #closed = false;
  #wake: (() => void) | null = null;

  /** A place behind all others. */
  reserve(): Place {
    const entry: Entry = { filled: null };
    this.#finals.push(entry);
    return {
      fill: (result, onTaken) => {
        if (this.#closed) return onTaken();
        entry.filled = { result: clean(result), onTaken };
        if (this.#interim?.utteranceId === result.utteranceId) this.#interim = null;
        this.#notify();
      },
      give: () => {
        this.#finals = this.#finals.filter((other) => other !== entry);
        this.#notify();
      },
    };
  }

  /** Replaces the interim that nobody has taken yet. */
  offerInterim(result: SttResult): void {
    this.#interim = clean(result);
    this.#notify();
  }

  /** Nothing more will come; what waits can still be taken. */
  close(): void {
    this.#closed = true;
    this.#notify();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<SttResult>> {
    for (;;) {
      const result = this.#takeFinal() ?? this.#takeInterim();
      if (result) return { done: false, value: result };
      if (this.#closed) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The consumer has left its loop. */
  async return(): Promise<IteratorResult<SttResult>> {
    this.#closed = true;
    for (const { filled } of this.#finals) filled?.onTaken();
    this.#finals = [];
    this.#interim = null;
    return { done: true, value: undefined };
  }

  #takeFinal(): SttResult | null {
    const filled = this.#finals[0]?.filled;
    if (!filled) return null;
    this.#finals.shift();
    filled.onTaken();
    return filled.result;
  }

  #takeInterim(): SttResult | null {
    const interim = this.#interim;
    this.#interim = null;
    return interim;
  }

  #notify(): void {
    this.#wake?.();
    this.#wake = null;
  }
}

function clean(result: SttResult): SttResult {
  return result.type === 'failed' ? result : { ...result, text: cleanText(result.text) };
}
