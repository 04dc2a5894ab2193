import { startDeadline } from '../../remote/deadline';

/** Jobs of one kind can be waited for together. */
export type JobKind = 'translation' | 'digest';

export interface Job {
  readonly kind: JobKind;
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

interface Running {
  readonly kind: JobKind;
  readonly key: string;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/**
 * Who may use the language engine next. It never keeps its caller waiting: jobs begin in a later turn of
 * the event loop. p-queue can neither replace nor drop a job that waits, hence our own.
 */
export class LanguageQueue {
  readonly #workers: number;
  readonly #maxWaiting: number;
  readonly #running = new Set<Running>();
  /** Whoever waits for all jobs of a kind. */
  readonly #onSettled = new Map<() => void, JobKind>();
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

  /** Resolves when no job of that kind waits or runs. */
  settled(kind: JobKind): Promise<void> {
    return new Promise((resolve) => {
      this.#onSettled.set(resolve, kind);
      this.#tellSettled();
    });
  }

  /** Forgets jobs that `concerned` says where they wait, and aborts them where they run. */
  cancel(concerned: (key: string) => boolean): void {
    this.#waiting = this.#waiting.filter(({ key }) => !concerned(key));
    for (const { key, abort } of this.#running) if (concerned(key)) abort.abort();
    this.#tellSettled();
  }

  /** Forgets what waits and aborts what runs, of one kind or of all. Resolves when that has ended. */
  async clear(kind?: JobKind): Promise<void> {
    const concerned = (job: { readonly kind: JobKind }): boolean => kind === undefined || job.kind === kind;
    this.#waiting = this.#waiting.filter((job) => !concerned(job));
    const running = [...this.#running].filter(concerned);
    for (const { abort } of running) abort.abort();
    await Promise.all(running.map(({ ended }) => ended));
    this.#tellSettled();
  }

  #tellSettled(): void {
    const open = new Set([...this.#waiting, ...this.#running].map(({ kind }) => kind));
    for (const [resolve, kind] of this.#onSettled) {
      if (open.has(kind)) continue;
      this.#onSettled.delete(resolve);
      resolve();
    }
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
    const abort = new AbortController();
    const deadline = startDeadline(job.deadlineMs, abort.signal);
    const ended = job.run(deadline.signal).finally(() => {
      deadline.release();
      this.#running.delete(running);
      if (this.#waiting.length > 0) this.#beginSoon();
      this.#tellSettled();
    });
    const running: Running = { kind: job.kind, key: job.key, abort, ended };
    this.#running.add(running);
  }
}
