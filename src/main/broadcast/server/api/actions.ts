import type { CatchUp, DigestLanguage } from '../../../../shared/session/digest';
import type { Edit, Edited } from '../../../../shared/broadcast/public-api';
import type { SessionRecord, SessionSummary } from '../../../../shared/session/record';

/** What the server can have done. Every failure is a JamakError. */
export interface ServerActions {
  /** Captions of the sources that are set. */
  start(): { sessionId: string };
  /** Returns at once; that the session has ended arrives as an event. */
  stop(): void;
  pause(): void;
  resume(): void;
  mark(): { markId: string };
  /** Another note to a mark of the session that pages show. */
  note(markId: string, note: string): Promise<void> | void;
  takeBack(captionId: string): Promise<void> | void;
  takeBackRecent(): Promise<void> | void;
  edit(captionId: string, edit: Edit): Promise<Edited> | Edited;
  /** A term for the glossary that holds. */
  learn(term: string): Promise<void> | void;
  catchUp(language: DigestLanguage): Promise<CatchUp>;
  /** The newest first. */
  sessions(limit: number): Promise<SessionSummary[]>;
  /** As it is kept; the server takes out what is not public. */
  record(sessionId: string): Promise<SessionRecord>;
}
