import type { SessionEvent } from '../../shared/events';
import type { SessionRecord, SessionSummary } from '../../shared/record';

/** Keeps sessions. Every call works in the database worker; an answer means that it is on disk. */
export interface SessionStore {
  /** Commits the events in one transaction. @throws JamakError 'store-failed' when nothing was written. */
  append(sessionId: string, events: readonly SessionEvent[]): Promise<void>;
  /** Newest first, without sessions that hold no caption and have ended. */
  list(limit: number): Promise<SessionSummary[]>;
  load(sessionId: string): Promise<SessionRecord | null>;
  /** Ends the sessions that a crash left open at their last caption; returns how many of them hold captions. */
  closeOrphans(): Promise<number>;
  close(): Promise<void>;
}
