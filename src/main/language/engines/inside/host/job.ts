import type { Generated, GenerateOptions, Wanted } from '../generator';

/** One question to the model, from when it is asked to its answer. */
export class Job {
  readonly id: number;
  readonly wanted: Wanted;
  readonly live: boolean;
  readonly answer: Promise<Generated>;
  /** Ticks since it was handed to the host or the model showed a sign of life. */
  silentTicks = 0;
  #settled = false;
  #resolve: (generated: Generated) => void = () => {};
  #reject: (reason: Error) => void = () => {};
  readonly #release: () => void;

  /** `onAbort`: it is not wanted any more, and has been rejected. */
  constructor(id: number, wanted: Wanted, { signal, live }: GenerateOptions, onAbort: (job: Job) => void) {
    this.id = id;
    this.wanted = wanted;
    this.live = live;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const abort = (): void => {
      this.reject(signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError'));
      onAbort(this);
    };
    this.#release = () => signal.removeEventListener('abort', abort);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  }

  get settled(): boolean {
    return this.#settled;
  }

  resolve(generated: Generated): void {
    if (this.#settle()) this.#resolve(generated);
  }

  reject(reason: Error): void {
    if (this.#settle()) this.#reject(reason);
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#release();
    return true;
  }
}
