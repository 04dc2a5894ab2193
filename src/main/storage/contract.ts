import type { SessionEvent } from '../../shared/events';
import type { Notice } from '../../shared/notices';
import type { SessionRecord, SessionSummary } from '../../shared/record';

/** Keeps sessions. Every call works in the database worker; an answer means that it is on disk. */
export interface SessionStore {
  /**
   * Commits the events in one transaction. An event that is already stored (same session and number) is
   * skipped, so a batch whose answer was lost may be sent again. Interims, their withdrawals and lag are
   * not kept: they are of no use once the session is over.
   *
   * @throws JamakError 'store-failed' when nothing was written, 'session-missing' when the session was
   * never started
   */
  append(sessionId: string, events: readonly SessionEvent[]): Promise<void>;
  /** Newest first, without sessions that hold no caption and have ended. */
  list(limit: number): Promise<SessionSummary[]>;
  load(sessionId: string): Promise<SessionRecord | null>;
  /**
   * Ends the sessions that a crash left open, at the end of their last caption or gap; returns how many of
   * them hold captions. Call it before the first session of a run starts: it ends every open session.
   */
  closeOrphans(): Promise<number>;
  close(): Promise<void>;
}

/** What storage wants the user to be told; main gives it an id and a time. */
export type StorageNotice = Pick<Notice, 'level' | 'code' | 'params'>;
