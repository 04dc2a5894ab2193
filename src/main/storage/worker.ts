import { parentPort, workerData } from 'node:worker_threads';
import { missingCase, toErrorValue } from '../../shared/errors';
import type { TakenIn } from './contract';
import { checkDatabase, openDatabase, openReader } from './database';
import type { StoreRequest, WorkerData, WorkerMessage, WorkerRequest } from './protocol';
import { SessionRepository } from './session-repository';
import { isBroken, whyLeave } from './store-error';

/** A database worker: opens the store, then answers requests one after the other. */

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

let salvaged: TakenIn | null = null;

function open({ path, role, check, salvage }: WorkerData): SessionRepository | null {
  try {
    const database = role === 'writer' ? openDatabase(path, { check }) : openReader(path);
    const opened = new SessionRepository(database, path);
    if (salvage !== undefined) salvaged = takeWhatCanBeRead(opened, salvage);
    return opened;
  } catch (error) {
    say(isBroken(error) ? { type: 'left', why: 'broken' } : { type: 'failed', error: toErrorValue(error) });
    return null;
  }
}

/** Says what it finds, and ends. */
function look(path: string): void {
  try {
    const database = openReader(path);
    try {
      checkDatabase(database);
    } finally {
      database.close();
    }
    say({ type: 'ready', salvaged: null });
  } catch (error) {
    say(isBroken(error) ? { type: 'left', why: 'broken' } : { type: 'failed', error: toErrorValue(error) });
  }
}

function takeWhatCanBeRead(opened: SessionRepository, path: string): TakenIn | null {
  try {
    return opened.salvage(path);
  } catch {
    // What could not be read is lost; the file itself is kept.
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
    case 'has':
      return store.has(...request.args);
    case 'loadCaption':
      return store.loadCaption(...request.args);
    case 'heardLanes':
      return store.heardLanes(...request.args);
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
    case 'chooseReport':
      return store.chooseReport(...request.args);
    case 'deleteReport':
      return store.deleteReport(...request.args);
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
    case 'history':
      return store.history.history(...request.args);
    case 'search':
      return store.history.search(...request.args);
    case 'historyFacets':
      return store.history.historyFacets();
    case 'describe':
      return store.history.describe(...request.args);
    case 'discard':
      return store.history.discard(...request.args);
    case 'restore':
      return store.history.restore(...request.args);
    case 'discarded':
      return store.history.discarded();
    case 'expired':
      return store.history.expired(...request.args);
    case 'check':
      return store.check();
    case 'flush':
      return store.flush();
    case 'takeIn':
      return store.takeIn(...request.args);
    case 'close':
      return data.role === 'writer' ? store.close() : store.release();
    default:
      return missingCase(request);
  }
}

/** Between two pieces of tidying, ms: what was asked meanwhile comes first. */
const TIDY_PAUSE_MS = 10;
let nextTidying: NodeJS.Timeout | undefined;

/** Nobody waits for it, and it is done bit by bit; what could not be done is done at the next start. */
function tidy(opened: SessionRepository): void {
  clearTimeout(nextTidying);
  try {
    if (opened.tidy()) nextTidying = setTimeout(() => tidy(opened), TIDY_PAUSE_MS);
  } catch {
    // Whatever is the matter with the file, the next request tells.
  }
}

const data = workerData as WorkerData;
const store = data.role === 'checker' ? null : open(data);
if (data.role === 'checker') look(data.path);

if (store) {
  parentPort?.on('message', ({ seq, request }: WorkerRequest) => {
    let ends = request.method === 'close';
    try {
      say({ type: 'reply', seq, ok: true, value: answer(store, request) });
      if (data.role === 'writer' && !ends) tidy(store);
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
    if (!ends) return;
    clearTimeout(nextTidying);
    // Without its port the thread has nothing left to wait for, and ends.
    parentPort?.close();
  });
  say({ type: 'ready', salvaged });
}
