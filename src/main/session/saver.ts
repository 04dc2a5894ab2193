import { JamakError } from '../../shared/errors';
import type { SessionEvent } from '../../shared/session/events';

export interface SaverOptions {
  /** Commits events to the store. One call at a time; what is stored already may come again. */
  readonly commit: (events: readonly SessionEvent[]) => Promise<void>;
  /** They are on disk. An event may come twice: when the store had lost it. */
  readonly onSaved: (events: readonly SessionEvent[]) => void;
  /** Called once when commits begin to fail or to be late; it goes on trying by itself. */
  readonly onUnsaved: (error: JamakError) => void;
  readonly onSavedAgain: () => void;
  /** How long a commit may keep its events from being shown, ms. */
  readonly deadlineMs?: number;
}

/** A commit takes milliseconds; nobody waits longer than this for a disk that is stuck. */
const DEADLINE_MS = 1_500;
/** Events in one commit. Each copies its events to the store, and a full disk refuses most of them. */
const MOST_AT_ONCE = 200;
/** Before the second try, ms; it doubles with each. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

const LATE = new JamakError('store-failed', { params: { reason: 'LATE' }, retryable: true });

/**
 * Saves the events of one session, in their order. While the store takes none, whoever saves is not kept waiting,
 * and it is tried again and again. All events stay in memory, as what is on screen does, for a store that loses them.
 */
export class Saver {
  readonly #options: SaverOptions;
  readonly #events: SessionEvent[] = [];
  /** How many of them, from the first on, are on disk. */
  #saved = 0;
  /** The commits under way; null between two tries, and when all is saved. */
  #saving: Promise<void> | null = null;
  #behind = false;
  #waitMs = FIRST_WAIT_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SaverOptions) {
    this.#options = options;
  }

  /** Everything that was to be saved so far. */
  get events(): readonly SessionEvent[] {
    return this.#events;
  }

  /** What is not on disk yet. */
  get unsaved(): readonly SessionEvent[] {
    return this.#events.slice(this.#saved);
  }

  /** Puts others in the place of events: also of those on disk, for a store that loses them. */
  change(changed: (event: SessionEvent) => SessionEvent): void {
    for (const [at, event] of this.#events.entries()) this.#events[at] = changed(event);
  }

  /** Resolves when they are on disk, or the store failed or was late; at once while it fails. Never rejects. */
  async save(events: readonly SessionEvent[]): Promise<void> {
    this.#events.push(...events);
    if (!this.#behind) await this.saveNow();
  }

  /** Tries at once what is not saved. Resolves when that was tried, or the store was late. Never rejects. */
  async saveNow(): Promise<void> {
    if (this.#saved === this.#events.length) return;
    clearTimeout(this.#retry);
    this.#saving ??= this.#saveAll().finally(() => (this.#saving = null));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), this.#options.deadlineMs ?? DEADLINE_MS);
    });
    if ((await Promise.race([this.#saving, late])) === 'late') this.#fallBehind(LATE);
    clearTimeout(timer);
  }

  /** A commit that fails is tried once more at once, since a worker that died is followed by another. */
  async #saveAll(): Promise<void> {
    let failed = false;
    while (this.#saved < this.#events.length) {
      const batch = this.#events.slice(this.#saved, this.#saved + MOST_AT_ONCE);
      try {
        await this.#options.commit(batch);
        failed = false;
        this.#saved += batch.length;
        this.#options.onSaved(batch);
      } catch (error) {
        const failure = JamakError.from(error);
        if (failure.code === 'session-missing' && this.#saved > 0) {
          // Another database has taken the place of the one that had it: that one gets all of it.
          this.#saved = 0;
        } else if (failed) {
          this.#fallBehind(failure);
          return this.#tryLater();
        } else {
          failed = true;
        }
      }
    }
    this.#catchUp();
  }

  #fallBehind(error: JamakError): void {
    if (this.#behind) return;
    this.#behind = true;
    this.#options.onUnsaved(error);
  }

  #catchUp(): void {
    this.#waitMs = FIRST_WAIT_MS;
    if (!this.#behind) return;
    this.#behind = false;
    this.#options.onSavedAgain();
  }

  #tryLater(): void {
    this.#retry = setTimeout(() => void this.saveNow(), this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }
}
