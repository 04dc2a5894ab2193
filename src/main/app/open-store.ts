import { JamakError } from '../../shared/errors';
import { openStore } from '../storage/client';
import type { SessionStore } from '../storage/contract';
import { describe, log } from './log';
import type { NoticeBoard } from './notice-board';
import { builtPath, userPath } from './paths';

/** A store that cannot be opened must not keep anybody from captions: they are live, unsaved, and it is said. */
export async function openStoreOrSay(notices: NoticeBoard): Promise<SessionStore> {
  try {
    return await openStore({
      path: userPath('sessions.db'),
      workerPath: builtPath('main', 'database-worker.js'),
      onNotice: (notice) => notices.put(notice),
    });
  } catch (error) {
    const failure = JamakError.from(error);
    log.error('store failed to open', describe(failure));
    notices.addError(failure);
    return unopened(failure);
  }
}

function unopened(failure: JamakError): SessionStore {
  const fail = (): Promise<never> => Promise.reject(failure);
  return {
    append: fail,
    appendLate: fail,
    list: fail,
    load: fail,
    delete: fail,
    loadNotes: fail,
    saveNotes: fail,
    clearNotes: fail,
    saveReport: fail,
    closeOrphans: fail,
    close: () => Promise.resolve(),
  };
}
