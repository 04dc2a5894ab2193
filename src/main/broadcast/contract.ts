import type { SessionEvent } from '../../shared/session/events';
import type { SessionView } from '../../shared/session/session-view';

/**
 * What leaves the private windows: held back, filtered, masked, and without what was taken back. Every public surface
 * reads this and nothing else. Its events have the shape of the feed's and numbers of their own, without holes; what
 * is nobody's business (notices, usage, where a lane's sound comes from) is not in it.
 */
export interface PublicFeed {
  /** All that is public of the running or the last session, folded. */
  readonly view: SessionView;
  /**
   * The events of the session after number `seq`, oldest first; null when they are not kept any more, or the session
   * is another: then one starts from `view`.
   */
  since(sessionId: string, seq: number): readonly SessionEvent[] | null;
  /** Each event as it becomes public. Returns what stops it. A listener that throws keeps it from no other. */
  listen(listener: (event: SessionEvent) => void): () => void;
  /** The last session was deleted: nothing of it is to be shown any more. */
  onDeleted(listener: (sessionId: string) => void): () => void;
  /** What may be public of a text that is no event, such as a catch-up or a title. */
  clean(text: string): string;
}

/** What waits until it is public. */
export interface HeldBack {
  /** Final captions. */
  readonly captions: number;
  /** Until the next of them is public, ms; null when there is none. */
  readonly nextInMs: number | null;
}
