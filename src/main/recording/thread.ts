import { Worker } from 'node:worker_threads';
import type { RecordingTrouble, WorkerAnswer, WorkerCommand, WorkerData, WorkerRequest } from './protocol';

export interface RecordingThreadOptions extends WorkerData {
  /** The built `worker.ts`. */
  readonly workerPath: string;
  readonly onTrouble: (code: RecordingTrouble | null) => void;
  /** Ms that do not go back. */
  readonly now?: () => number;
}

/** One that died is not made again for sound before this, ms: what it died of may be there still. */
const AGAIN_MS = 5_000;

/** The recorder's thread, made when it is first needed, and again when it has died, which is said. */
export class RecordingThread {
  readonly #options: RecordingThreadOptions;
  readonly #waiting = new Map<number, (ok: boolean) => void>();
  readonly #now: () => number;
  #worker: Worker | null = null;
  #seq = 0;
  #diedAt = -Infinity;
  /** Whether that it died was said last. */
  #dead = false;
  /** Whether it was told to end. */
  #closing = false;

  constructor(options: RecordingThreadOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Commands that have no answer yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  get running(): boolean {
    return this.#worker !== null;
  }

  /** Resolves with whether it was done; not when the thread dies over it. Never rejects. */
  ask(command: WorkerCommand): Promise<boolean> {
    const tooSoon = !this.#worker && this.#now() - this.#diedAt < AGAIN_MS;
    if (command.type === 'sound' && tooSoon) return Promise.resolve(false);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#closing = command.type === 'close';
    const seq = ++this.#seq;
    return new Promise((resolve) => {
      this.#waiting.set(seq, resolve);
      worker.postMessage({ seq, command } satisfies WorkerRequest);
    });
  }

  #start(): Worker {
    const { workerPath, folder, onTrouble } = this.#options;
    const worker = new Worker(workerPath, { workerData: { folder } satisfies WorkerData });
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.type === 'trouble') {
        this.#dead = false;
        return onTrouble(answer.code);
      }
      this.#settle(answer.seq, answer.ok);
      if (this.#dead) onTrouble(null);
      this.#dead = false;
    });
    // What it was about is told by what was asked.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      for (const seq of this.#waiting.keys()) this.#settle(seq, false);
      if (!this.#closing) this.#died();
    });
    return worker;
  }

  #died(): void {
    this.#diedAt = this.#now();
    if (!this.#dead) this.#options.onTrouble('recording-failed');
    this.#dead = true;
  }

  #settle(seq: number, ok: boolean): void {
    const resolve = this.#waiting.get(seq);
    this.#waiting.delete(seq);
    resolve?.(ok);
  }
}
