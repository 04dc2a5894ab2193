import type {
  HistoryEntry,
  HistoryFacets,
  HistoryQuery,
  SearchPage,
  SearchQuery,
  SessionDetails,
} from '../../../shared/session/history';

/** History: the kept sessions by what is known of them, and by their words. Part of the `SessionStore`. */
export interface HistoryStore {
  /** Newest first, without sessions that hold no caption and have ended, and without discarded ones. */
  history(query: HistoryQuery): Promise<HistoryEntry[]>;
  /** Gives what it finds within some tens of milliseconds, and where to go on. */
  search(query: SearchQuery): Promise<SearchPage>;
  historyFacets(): Promise<HistoryFacets>;
  /** @throws JamakError 'session-missing' */
  describe(sessionId: string, details: SessionDetails): Promise<void>;
  /**
   * Hides the session, whole, until it is restored or deleted; so it stays through a crash.
   *
   * @throws JamakError 'session-missing', or 'session-running' when it has not ended
   */
  discard(sessionId: string, at: number): Promise<void>;
  /** @throws JamakError 'session-missing' */
  restore(sessionId: string): Promise<void>;
  /** Ids of the discarded ones. */
  discarded(): Promise<string[]>;
  /**
   * Ids of at most `limit` sessions that ended and came here before `before`, epoch ms, and are not pinned; the oldest
   * first.
   */
  expired(before: number, limit: number): Promise<string[]>;
}
