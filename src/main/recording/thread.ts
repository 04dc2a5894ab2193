import { Worker } from 'node:worker_threads';
import type { RecordingTrouble, WorkerAnswer, WorkerCommand, WorkerData, WorkerRequest } from './protocol';

export interface RecordingThreadOptions extends WorkerData {
  /** The built `worker.ts`. */
  readonly workerPath: string;
  readonly onTrouble: (code: RecordingTrouble | null) => void;
}

/** The recorder's thread, made when it is first needed, and again when it has died. */
export class RecordingThread {
  readonly #options: RecordingThreadOptions;
  readonly #waiting = new Map<number, (ok: boolean) => void>();
  #worker: Worker | null = null;
  #seq = 0;

  constructor(options: RecordingThreadOptions) {
    this.#options = options;
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
    this.#worker ??= this.#start();
    const worker = this.#worker;
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
      if (answer.type === 'trouble') return onTrouble(answer.code);
      this.#settle(answer.seq, answer.ok);
    });
    // What it was about is told by what was asked.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      for (const seq of this.#waiting.keys()) this.#settle(seq, false);
    });
    return worker;
  }

  #settle(seq: number, ok: boolean): void {
    const resolve = this.#waiting.get(seq);
    this.#waiting.delete(seq);
    resolve?.(ok);
  }
}
