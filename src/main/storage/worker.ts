import { parentPort, workerData } from 'node:worker_threads';
import { missingCase, toErrorValue } from '../../shared/errors';
import type { SessionStore } from './contract';
import { openDatabase } from './database';
import type { StoreRequest, Synchronous, WorkerData, WorkerMessage, WorkerRequest } from './protocol';
import { SessionRepository } from './session-repository';
import { isBroken } from './store-error';

/** The database worker: opens the store, then answers requests one after the other. */

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function open({ path }: WorkerData): SessionRepository | null {
  try {
    return new SessionRepository(openDatabase(path), path);
  } catch (error) {
    say(isBroken(error) ? { type: 'broken' } : { type: 'failed', error: toErrorValue(error) });
    return null;
  }
}

function answer(store: Synchronous<SessionStore>, request: StoreRequest): unknown {
  switch (request.method) {
    case 'append':
      return store.append(...request.args);
    case 'appendLate':
      return store.appendLate(...request.args);
    case 'list':
      return store.list(...request.args);
    case 'load':
      return store.load(...request.args);
    case 'delete':
      return store.delete(...request.args);
    case 'loadNotes':
      return store.loadNotes(...request.args);
    case 'saveNotes':
      return store.saveNotes(...request.args);
    case 'clearNotes':
      return store.clearNotes(...request.args);
    case 'saveReport':
      return store.saveReport(...request.args);
    case 'closeOrphans':
      return store.closeOrphans();
    case 'close':
      return store.close();
    default:
      return missingCase(request);
  }
}

const store = open(workerData as WorkerData);

if (store) {
  parentPort?.on('message', ({ seq, request }: WorkerRequest) => {
    try {
      say({ type: 'reply', seq, ok: true, value: answer(store, request) });
    } catch (error) {
      say({ type: 'reply', seq, ok: false, error: toErrorValue(error) });
    }
    // Without its port the thread has nothing left to wait for, and ends.
    if (request.method === 'close') parentPort?.close();
  });
  say({ type: 'ready' });
}
