import type { Caption } from '../../shared/session/caption';
import type { LateAddition, SessionEvent } from '../../shared/session/events';
import type { HeardLanes } from '../../shared/session/heard-lanes';
import type { Notice } from '../../shared/notices';
import type { SessionRecord, SessionSummary } from '../../shared/session/record';
import type { Recaptioning } from '../../shared/session/recaptioning';
import type { Report, ReportNotes } from '../../shared/session/report';
import type { HistoryStore } from './history/contract';

/**
 * Keeps sessions. What is written goes through one database worker, and an answer means that it is on disk; what
 * is read comes from another, so that no commit waits for a reader. Every call may fail with JamakError
 * 'store-failed'; nothing was written then, and the next call opens the database again where that is needed.
 */
export interface SessionStore extends HistoryStore {
  /**
   * Commits the events in one transaction. An event that is already stored (same session and number) is
   * skipped, so a batch whose answer was lost may be sent again. What passes (`isKept`) is not kept. Once a caption
   * is taken back nothing that has its words is in the files, also nothing that was made of it, and nothing more of it
   * is stored.
   *
   * @throws JamakError 'session-missing' when the session was never started
   */
  append(sessionId: string, events: readonly SessionEvent[]): Promise<void>;
  /**
   * Commits what was learned or corrected after the session's end; the session is lengthened where it needs to be, and the notes
   * for its report are dropped, because they were made without it. A caption whose id is stored, and a gap that is
   * stored, are skipped, so it may all be sent again. The events are numbered after the last one stored: not for a
   * session whose feed may still append.
   *
   * @throws JamakError 'session-missing', or 'session-running' when the session has not ended
   */
  appendLate(sessionId: string, happenings: readonly LateAddition[]): Promise<void>;
  /** Newest first, without sessions that hold no caption and have ended, or were discarded. */
  list(limit: number): Promise<SessionSummary[]>;
  /**
   * A caption's translation into a language is the newest. Digests and reports are without what was struck out. Null of a
   * session that was discarded.
   */
  load(sessionId: string): Promise<SessionRecord | null>;
  /** Whether there is such a session, also one that was discarded: its id is taken. */
  has(sessionId: string): Promise<boolean>;
  /** One caption of it, however many there are. Null where there is none, or the session was discarded. */
  loadCaption(sessionId: string, captionId: string): Promise<Caption | null>;
  /** Where its captions were heard, as their events tell, also those that are there no more. */
  heardLanes(sessionId: string): Promise<HeardLanes>;
  /**
   * Erases the session and all that belongs to it: its words are in no file of the store afterwards, nor in a
   * database that was kept aside; one that it can't be taken out of is deleted. In a large store it is in no table when
   * this returns, and what traces may be left of it go bit by bit after that; so do those in a file that another program
   * holds just now. One that does not exist is no error.
   *
   * @throws JamakError 'session-running' when it has not ended
   */
  delete(sessionId: string): Promise<void>;
  /** Erases every session that has ended, and all databases that were kept aside. */
  deleteAll(): Promise<void>;
  /** The notes for the session's report that there are, in the order of their windows. */
  loadNotes(sessionId: string): Promise<ReportNotes[]>;
  /**
   * Keeps the notes of window `index` (from 0), in place of older ones.
   *
   * @throws JamakError 'session-missing'
   */
  saveNotes(sessionId: string, index: number, notes: ReportNotes): Promise<void>;
  clearNotes(sessionId: string): Promise<void>;
  /**
   * Keeps the report beside those before it, up to `MOST_REPORTS`, as the one that is read and exported; drops the notes
   * that it was made from.
   *
   * @throws JamakError 'session-missing'
   */
  saveReport(sessionId: string, report: Report): Promise<void>;
  /** How the session was captioned again last, if it was. */
  loadVersions(sessionId: string): Promise<Recaptioning | null>;
  /**
   * Keeps what would be otherwise if the session were captioned again, in place of what was proposed before.
   *
   * @throws JamakError 'session-missing'
   */
  proposeVersion(
    sessionId: string,
    version: Pick<Recaptioning, 'madeAt' | 'engine' | 'proposed'>,
  ): Promise<void>;
  /** Nothing is proposed any more; of the captions that were accepted it is kept how they were. */
  settleVersion(sessionId: string, accepted: readonly string[]): Promise<void>;
  /** How captions were before versions were accepted is not kept any more. */
  forgetVersions(sessionId: string): Promise<void>;
  /**
   * The version of the report that is read and exported from now on, by when it was made (epoch ms).
   *
   * @throws JamakError 'report-missing'
   */
  chooseReport(sessionId: string, madeAt: number): Promise<void>;
  /**
   * Erases one version of the report, as `delete` does a session; the newest of the others takes its place where it
   * was the chosen one. One that does not exist is no error.
   */
  deleteReport(sessionId: string, madeAt: number): Promise<void>;
  /**
   * Ends the sessions that a crash left open, at the end of their last caption or gap; returns how many of
   * them hold captions. It ends every open session but those in `live`, to which this run still adds.
   */
  closeOrphans(live?: readonly string[]): Promise<number>;
  /**
   * Looks through the whole database, in a worker of its own. A broken one is kept aside and a fresh one begun, as
   * when it is opened.
   */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What came of another database. */
export interface TakenIn {
  /** Sessions of which something came. */
  readonly sessions: number;
  /** Captions that came. */
  readonly captions: number;
}

/** What the writer does with the database's files besides. */
export interface StoreFiles {
  /** Empties SQLite's log into the database, whose file then holds all that was saved before. */
  flush(): Promise<void>;
  /**
   * Brings in what another database holds, however damaged or strange it is. What is there already stays.
   *
   * @throws JamakError 'data-unreadable' when nothing of it can be read
   */
  takeIn(path: string): Promise<TakenIn>;
}

/** What storage wants the user to be told; main gives it an id and a time. */
export type StorageNotice = Pick<Notice, 'level' | 'code' | 'params'>;
