import { parentPort, workerData } from 'node:worker_threads';
import { missingCase, toErrorValue } from '../../shared/errors';
import { openDatabase, openReader } from './database';
import type { StoreRequest, WorkerData, WorkerMessage, WorkerRequest } from './protocol';
import { SessionRepository } from './session-repository';
import { isBroken, whyLeave } from './store-error';

/** A database worker: opens the store, then answers requests one after the other. */

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function open({ path, role, check }: WorkerData): SessionRepository | null {
  try {
    const database = role === 'writer' ? openDatabase(path, { check }) : openReader(path);
    return new SessionRepository(database, path);
  } catch (error) {
    say(isBroken(error) ? { type: 'left', why: 'broken' } : { type: 'failed', error: toErrorValue(error) });
    return null;
  }
}

function answer(store: SessionRepository, request: StoreRequest): unknown {
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
    case 'deleteAll':
      return store.deleteAll();
    case 'loadNotes':
      return store.loadNotes(...request.args);
    case 'saveNotes':
      return store.saveNotes(...request.args);
    case 'clearNotes':
      return store.clearNotes(...request.args);
    case 'saveReport':
      return store.saveReport(...request.args);
    case 'loadVersions':
      return store.loadVersions(...request.args);
    case 'proposeVersion':
      return store.proposeVersion(...request.args);
    case 'settleVersion':
      return store.settleVersion(...request.args);
    case 'forgetVersions':
      return store.forgetVersions(...request.args);
    case 'closeOrphans':
      return store.closeOrphans(...request.args);
    case 'check':
      return store.check();
    case 'close':
      return data.role === 'writer' ? store.close() : store.release();
    default:
      return missingCase(request);
  }
}

/** Nobody waits for it; what could not be done is done at the next start. */
function tidy(opened: SessionRepository, { method }: StoreRequest): void {
  if (data.role !== 'writer' || method === 'close') return;
  try {
    opened.tidy();
  } catch {
    // Whatever is the matter with the file, the next request tells.
  }
}

const data = workerData as WorkerData;
const store = open(data);

if (store) {
  parentPort?.on('message', ({ seq, request }: WorkerRequest) => {
    let ends = request.method === 'close';
    try {
      say({ type: 'reply', seq, ok: true, value: answer(store, request) });
      tidy(store, request);
    } catch (error) {
      const why = whyLeave(error);
      if (why) {
        if (data.role === 'writer') store.abandon();
        else store.release();
        say({ type: 'left', why });
        ends = true;
      }
      say({ type: 'reply', seq, ok: false, error: toErrorValue(error) });
    }
    // Without its port the thread has nothing left to wait for, and ends.
    if (ends) parentPort?.close();
  });
  say({ type: 'ready' });
}
