import type { HistoryDesk } from '../app/history/history-desk';
import { storageUsed } from '../app/history/storage-used';
import { userPath } from '../app/paths';
import type { LanguageDesk } from '../app/language-desk';
import type { Handlers } from './doorway';

export interface HistoryHandlerOptions {
  readonly history: HistoryDesk;
  readonly language: LanguageDesk;
}

type HistoryRequests = Extract<keyof Handlers, `history.${string}`>;

/** What the page History asks. */
export function createHistoryHandlers({
  history,
  language,
}: HistoryHandlerOptions): Pick<Handlers, HistoryRequests> {
  return {
    'history.page': (query) => history.page(query),
    'history.search': (query) => history.search(query),
    'history.facets': () => history.facets(),
    'history.storage': () => storageUsed(userPath('sessions.db'), userPath('recordings')),
    'history.describe': ({ sessionId, details }) => history.describe(sessionId, details),
    'history.discard': ({ sessionId }) => {
      language.cancelReport(sessionId);
      return history.discard(sessionId);
    },
    'history.restore': ({ sessionId }) => history.restore(sessionId),
    // Nobody waits for it: it may take as long as writing the database.
    'history.leave': () => void history.leave(),
  };
}
