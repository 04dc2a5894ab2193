import { JamakError } from '../../shared/errors';
import { cleanText } from '../text/clean-text';
import type { SttResult } from './contract';

interface Waiting {
  readonly result: SttResult;
  readonly onTaken: () => void;
}

/**
 * A lane's results as they come, for one consumer. Of interims only the newest waits. Texts are cleaned as they come
 * in, so that nothing behind an engine sees what is no text.
 */
export class ResultQueue implements AsyncIterableIterator<SttResult> {
  #finals: Waiting[] = [];
  #interim: SttResult | null = null;
  #closed = false;
  #wake: (() => void) | null = null;

  /** A final, or its failure. `onTaken` is called when the consumer has taken it or left. */
  push(result: SttResult, onTaken: () => void = () => {}): void {
    if (this.#closed) return onTaken();
    this.#finals.push({ result: clean(result), onTaken });
    if (this.#interim?.utteranceId === result.utteranceId) this.#interim = null;
    this.#notify();
  }

  /** Replaces the interim that was not taken yet. */
  offerInterim(result: SttResult): void {
    const interim = clean(result);
    // The final, or the next interim, holds the same words.
    if (interim.type === 'failed') return;
    this.#interim = interim;
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
    for (const { onTaken } of this.#finals) onTaken();
    this.#finals = [];
    this.#interim = null;
    return { done: true, value: undefined };
  }

  #takeFinal(): SttResult | null {
    const final = this.#finals.shift();
    final?.onTaken();
    return final?.result ?? null;
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

/** What cannot be cleaned is no text: such a result counts as failed. */
function clean(result: SttResult): SttResult {
  if (result.type === 'failed') return result;
  try {
    return { ...result, text: cleanText(result.text) };
  } catch (cause) {
    const { utteranceId, pass } = result;
    return { type: 'failed', utteranceId, pass, error: new JamakError('unexpected', { cause }) };
  }
}
