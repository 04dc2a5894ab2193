import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { JamakError, toErrorValue, type ErrorValue } from '../../../shared/errors';
import type { ModelSpec } from '../models';
import { threadMessageSchema, type HostMessage, type ThreadCommand, type ThreadMessage } from './protocol';

export interface WorkerThreadOptions {
  readonly id: string;
  readonly model: ModelSpec;
  /** Of the built worker. */
  readonly workerPath: string;
  readonly post: (message: HostMessage) => void;
}

type DecodeCommand = ThreadCommand & { type: 'decode' };

/** A job is given to so many threads; when they die of it, it fails. */
const MAX_THREADS_PER_JOB = 2;
/** So many threads in a row may die before they are ready. */
const MAX_FAILED_LOADS = 2;

/** One worker of the host: a thread with a model. When the thread dies by itself, another takes its place and job. */
export class WorkerThread {
  readonly #options: WorkerThreadOptions;
  #thread: Worker;
  #ready = false;
  #gone = false;
  #announced = false;
  #stopped = false;
  #failedLoads = 0;
  #job: { readonly command: DecodeCommand; threads: number } | null = null;

  constructor(options: WorkerThreadOptions) {
    this.#options = options;
    this.#thread = this.#start();
  }

  /** Takes a job; one at a time. */
  decode(command: DecodeCommand): void {
    if (this.#job) throw new Error(`worker ${this.#options.id} has a job already`);
    this.#job = { command, threads: 0 };
    if (this.#ready) this.#hand();
  }

  /** Tells the thread that a job's result is no longer wanted. */
  cancel(jobId: number): void {
    if (this.#ready && this.#job?.command.jobId === jobId) this.#send({ type: 'cancel', jobId });
  }

  /**
   * Resolves when the thread has ended. It is asked, not terminated: a thread that is terminated within the
   * recogniser, as while its model is loaded, takes the whole process down.
   */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#send({ type: 'leave' });
    if (!this.#gone) await once(this.#thread, 'exit');
  }

  #start(): Worker {
    const thread = new Worker(this.#options.workerPath, { workerData: this.#options.model });
    this.#ready = false;
    this.#gone = false;
    thread.on('message', (message: unknown) => this.#take(threadMessageSchema.parse(message)));
    // 'exit' follows, where it is dealt with.
    thread.on('error', () => {});
    thread.on('exit', () => this.#exited());
    return thread;
  }

  #send(command: ThreadCommand): void {
    this.#thread.postMessage(command);
  }

  #hand(): void {
    if (!this.#job) return;
    this.#job.threads++;
    this.#send(this.#job.command);
  }

  #take(message: ThreadMessage): void {
    switch (message.type) {
      case 'progress':
        if (!this.#announced) {
          this.#options.post({ type: 'worker-progress', workerId: this.#options.id, progress: message });
        }
        return;
      case 'ready':
        this.#ready = true;
        this.#failedLoads = 0;
        if (!this.#announced) {
          this.#options.post({ type: 'worker-ready', workerId: this.#options.id, loadMs: message.loadMs });
        }
        this.#announced = true;
        this.#hand();
        return;
      case 'model-failed':
        this.#fail(message.error);
        return;
      case 'result':
      case 'failed':
        this.#job = null;
        this.#options.post(message);
    }
  }

  #exited(): void {
    this.#gone = true;
    if (this.#stopped) return;
    if (!this.#ready && ++this.#failedLoads >= MAX_FAILED_LOADS) {
      const error = new JamakError('speech-host-failed', { params: { model: this.#options.model.name } });
      this.#fail(toErrorValue(error));
      return;
    }
    if (this.#job && this.#job.threads >= MAX_THREADS_PER_JOB) {
      const { jobId } = this.#job.command;
      this.#job = null;
      this.#options.post({ type: 'failed', jobId, error: toErrorValue(new JamakError('speech-failed')) });
    }
    this.#thread = this.#start();
  }

  #fail(error: ErrorValue): void {
    this.#stopped = true;
    this.#options.post({ type: 'model-failed', workerId: this.#options.id, error });
  }
}
