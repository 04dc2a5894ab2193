import { JamakError } from '../../shared/errors';
import { isKept, type SessionEvent, type SessionHappening } from '../../shared/events';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../shared/session-view';

export interface FeedOptions {
  /** Commits events to the store; only what must outlive the session is given to it. */
  readonly commit: (events: readonly SessionEvent[]) => Promise<void>;
  readonly publish: (event: SessionEvent) => void;
  /** Called once when commits begin to fail. Captions go on, and what is unsaved is tried again with the next commit. */
  readonly onUnsaved: (error: JamakError) => void;
  readonly onSavedAgain: () => void;
}

/** More than a day of captions. So many are kept for a store that fails; what comes later is not saved. */
const MAX_UNSAVED = 50_000;

/**
 * The ordered, numbered list of one session's events. An event is published in its order and only after
 * it was committed, so whatever a window shows as final is on disk.
 */
export class Feed {
  readonly #options: FeedOptions;
  #seq = 0;
  #ended = false;
  #waiting: SessionEvent[] = [];
  #unsaved: SessionEvent[] = [];
  /** What to call when the event with that number is committed. */
  readonly #onCommitted = new Map<number, () => void>();
  #draining: Promise<void> | null = null;
  #view: SessionView = EMPTY_VIEW;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** All that was published so far, folded: what a window that joins late starts from. */
  get view(): SessionView {
    return this.#view;
  }

  /**
   * `onCommitted` is called when the happening is on disk: never, if the disk fails for good. What comes after the
   * session's end is no part of the session and is dropped.
   */
  append(happening: SessionHappening, onCommitted?: () => void): void {
    if (this.#ended) return;
    this.#ended = happening.type === 'session-ended';
    this.#waiting.push({ seq: ++this.#seq, happening });
    if (onCommitted) this.#onCommitted.set(this.#seq, onCommitted);
    this.#startDraining();
  }

  /** Resolves when everything appended so far was published. */
  async settled(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  /** One drain runs at a time. What is appended while it ends gets another. */
  #startDraining(): void {
    if (this.#waiting.length === 0) return;
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = null;
      this.#startDraining();
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const stored = batch.filter((event) => isKept(event.happening));
      if (stored.length > 0) await this.#commit(stored);
      for (const event of batch) {
        this.#view = applySessionEvent(this.#view, event);
        this.#options.publish(event);
      }
    }
  }

  async #commit(events: readonly SessionEvent[]): Promise<void> {
    const failedBefore = this.#unsaved.length > 0;
    const all = [...this.#unsaved, ...events];
    try {
      await this.#options.commit(all);
      this.#unsaved = [];
      for (const { seq } of all) {
        this.#onCommitted.get(seq)?.();
        this.#onCommitted.delete(seq);
      }
      if (failedBefore) this.#options.onSavedAgain();
    } catch (error) {
      this.#unsaved = all.slice(0, MAX_UNSAVED);
      if (!failedBefore) this.#options.onUnsaved(JamakError.from(error));
    }
  }
}
