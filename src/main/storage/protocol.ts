import type { ErrorValue } from '../../shared/errors';
import type { SessionStore, StoreFiles, TakenIn } from './contract';

/** What the store's client and its worker thread say to each other. */

/** The same interface with plain answers instead of promises: what the worker implements. */
export type Synchronous<I> = {
  [K in keyof I]: I[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never;
};

export type WorkerStore = SessionStore & StoreFiles;
export type StoreMethod = keyof WorkerStore;
export type StoreArguments<M extends StoreMethod> = Parameters<WorkerStore[M]>;
export type StoreAnswer<M extends StoreMethod> = Awaited<ReturnType<WorkerStore[M]>>;

export type StoreRequest = { [M in StoreMethod]: { method: M; args: StoreArguments<M> } }[StoreMethod];

export interface WorkerRequest {
  /** Counts up from 1; the reply carries it. */
  readonly seq: number;
  readonly request: StoreRequest;
}

export interface WorkerData {
  /** Of the database file. */
  readonly path: string;
  /**
   * A writer makes the file and brings it to the newest shape; a reader takes it as it is and writes nothing. A checker
   * only looks whether it is whole, of whatever shape.
   */
  readonly role: 'writer' | 'reader' | 'checker';
  /** Whether a writer looks through the whole file before it is ready. */
  readonly check: boolean;
  /** A damaged database of which a writer takes what it can before it is ready. */
  readonly salvage?: string | undefined;
}

/** The first message of a worker; unless it is `ready`, the worker ends after it. */
export type WorkerHello =
  | {
      readonly type: 'ready';
      /** What came of the database to salvage; null where there was none, or nothing of it could be read. */
      readonly salvaged: TakenIn | null;
    }
  | { readonly type: 'failed'; readonly error: ErrorValue }
  | WorkerLeft;

/** Why a worker lets go of the file and ends, so that the file can be looked at, and moved away. */
export interface WorkerLeft {
  readonly type: 'left';
  /**
   * `broken`: it is not a sound database. `touched`: somebody else has written to it. `replaced`: it is gone, or
   * another file stands in its place.
   */
  readonly why: 'broken' | 'touched' | 'replaced';
}

export type WorkerReply =
  | { readonly type: 'reply'; readonly seq: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'reply'; readonly seq: number; readonly ok: false; readonly error: ErrorValue };

export type WorkerMessage = WorkerHello | WorkerReply | WorkerLeft;
