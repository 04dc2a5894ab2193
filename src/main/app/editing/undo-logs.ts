import { UndoLog } from '../../session/editing/undo-log';

/** Sessions whose steps are known; the one that nobody edited for longest goes first. */
const MOST_SESSIONS = 20;

/** What can be undone in this run, by session. */
export class UndoLogs {
  readonly #logs = new Map<string, UndoLog>();

  of(sessionId: string): UndoLog {
    const known = this.#logs.get(sessionId) ?? new UndoLog();
    this.#logs.delete(sessionId);
    this.#logs.set(sessionId, known);
    const [oldest] = this.#logs.keys();
    if (this.#logs.size > MOST_SESSIONS && oldest !== undefined) this.#logs.delete(oldest);
    return known;
  }

  /** Sessions were deleted: nothing of their words is known any more. */
  forget(deleted: (sessionId: string) => boolean): void {
    for (const id of this.#logs.keys()) if (deleted(id)) this.#logs.delete(id);
  }
}
