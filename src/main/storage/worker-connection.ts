import { Worker } from 'node:worker_threads';
import { fromErrorValue, JamakError } from '../../shared/errors';
import type { TakenIn } from './contract';
import type {
  StoreAnswer,
  StoreArguments,
  StoreMethod,
  WorkerData,
  WorkerLeft,
  WorkerMessage,
  WorkerReply,
} from './protocol';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: JamakError) => void;
}

/** Requests that may wait for the worker; more are refused, so that a stuck disk can't fill the memory. */
const MAX_WAITING = 1000;

/** Why a worker ends that nobody has closed. */
export type WorkerGone = WorkerLeft['why'] | 'died';

/**
 * Starts a database worker and waits for its first word; `null` when the database is broken, and then the
 * worker has ended and holds the file no longer. `onGone` is told, before any call fails of it, that a worker which
 * was ready ends without having been closed; it may be told twice.
 *
 * @throws JamakError 'store-failed' or 'store-newer'
 */
export async function connect(
  workerPath: string,
  data: WorkerData,
  onGone: (why: WorkerGone) => void,
): Promise<WorkerConnection | null> {
  const worker = new Worker(workerPath, { workerData: data });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const hello = await new Promise<WorkerMessage>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error) => reject(died(error)));
    worker.once('exit', () => reject(died()));
  });
  if (hello.type === 'ready') return new WorkerConnection(worker, ended, onGone, hello.salvaged);
  await ended;
  if (hello.type === 'failed') throw fromErrorValue(hello.error);
  return null;
}

function died(cause?: unknown): JamakError {
  return new JamakError('store-failed', { params: { reason: 'WORKER_DIED' }, retryable: true, cause });
}

/** A database worker that is ready, until it ends. */
export class WorkerConnection {
  /** Resolves when the worker has ended and holds the file no longer. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #seq = 0;
  #failure: JamakError | null = null;
  #closing = false;

  constructor(
    worker: Worker,
    ended: Promise<void>,
    onGone: (why: WorkerGone) => void,
    readonly salvaged: TakenIn | null,
  ) {
    this.#worker = worker;
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'reply') this.#settle(message);
      if (message.type === 'left') onGone(message.why);
    });
    worker.on('error', (error) => {
      onGone('died');
      this.#fail(died(error));
    });
    this.ended = ended.then(() => {
      if (!this.#closing) onGone('died');
      this.#fail(died());
    });
  }

  /** Waits for what was asked before. Never rejects. */
  async close(): Promise<void> {
    this.#closing = true;
    // One that is dead has nothing left to close.
    await this.call('close').catch(() => undefined);
    await this.ended;
  }

  /** @throws what the store threw, or JamakError 'store-failed' when the worker dies before it answers */
  call<M extends StoreMethod>(method: M, ...args: StoreArguments<M>): Promise<StoreAnswer<M>> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      if (this.#waiting.size >= MAX_WAITING) {
        return reject(new JamakError('store-failed', { params: { reason: 'QUEUE_FULL' }, retryable: true }));
      }
      const seq = ++this.#seq;
      this.#waiting.set(seq, { resolve, reject });
      this.#worker.postMessage({ seq, request: { method, args } });
    }) as Promise<StoreAnswer<M>>;
  }

  #settle(reply: WorkerReply): void {
    const waiting = this.#waiting.get(reply.seq);
    this.#waiting.delete(reply.seq);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(fromErrorValue(reply.error));
  }

  #fail(error: JamakError): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
