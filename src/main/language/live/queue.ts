import { startDeadline } from '../../remote/deadline';

export interface Job {
  /** A newer job of the same key takes the place of one that has not begun. */
  readonly key: string;
  /** Asked for whenever a worker is free: higher first, among equals the newest first. */
  readonly priority: () => number;
  /** Time from its beginning after which its signal aborts, ms. */
  readonly deadlineMs: number;
  /** Ends soon after an abort, and never rejects. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export interface LanguageQueueOptions {
  /** Jobs at once. */
  readonly workers?: number;
  /** Jobs that may wait; past it the least important goes, the oldest of them first. */
  readonly maxWaiting?: number;
}

/**
 * Who may use the language engine next. It never keeps its caller waiting: jobs begin in a later turn of
 * the event loop. p-queue can neither replace nor drop a job that waits, hence our own.
 */
export class LanguageQueue {
  readonly #workers: number;
  readonly #maxWaiting: number;
  readonly #running = new Set<Promise<void>>();
  #clearing = new AbortController();
  /** Oldest first. */
  #waiting: Job[] = [];
  #crowdedOut = 0;
  #beginning = false;

  constructor({ workers = 2, maxWaiting = 24 }: LanguageQueueOptions = {}) {
    this.#workers = workers;
    this.#maxWaiting = maxWaiting;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get running(): number {
    return this.#running.size;
  }

  /** How many jobs had to go because too many waited. */
  get crowdedOut(): number {
    return this.#crowdedOut;
  }

  add(job: Job): void {
    this.#waiting = this.#waiting.filter(({ key }) => key !== job.key);
    this.#waiting.push(job);
    if (this.#waiting.length > this.#maxWaiting) {
      this.#crowdedOut++;
      const priorities = this.#waiting.map(({ priority }) => priority());
      this.#waiting.splice(priorities.indexOf(Math.min(...priorities)), 1);
    }
    this.#beginSoon();
  }

  /** Forgets what waits and aborts what runs. Resolves when that has ended. */
  async clear(): Promise<void> {
    this.#clearing.abort();
    this.#clearing = new AbortController();
    this.#waiting = [];
    await Promise.all(this.#running);
  }

  #beginSoon(): void {
    if (this.#beginning) return;
    this.#beginning = true;
    setImmediate(() => {
      this.#beginning = false;
      while (this.#running.size < this.#workers && this.#waiting.length > 0) this.#begin();
    });
  }

  #begin(): void {
    const priorities = this.#waiting.map(({ priority }) => priority());
    const [job] = this.#waiting.splice(priorities.lastIndexOf(Math.max(...priorities)), 1) as [Job];
    const deadline = startDeadline(job.deadlineMs, this.#clearing.signal);
    const running = job.run(deadline.signal).finally(() => {
      deadline.release();
      this.#running.delete(running);
      if (this.#waiting.length > 0) this.#beginSoon();
    });
    this.#running.add(running);
  }
}
