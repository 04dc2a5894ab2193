import { JamakError } from '../../../shared/errors';
import type { SessionEvent } from '../../../shared/session/events';
import {
  ANY_SESSION,
  type HistoryEntry,
  type HistoryFacets,
  type HistoryQuery,
  type SearchPage,
  type SearchQuery,
  type SessionDetails,
} from '../../../shared/session/history';
import type { SessionSummary } from '../../../shared/session/record';
import type { Settings } from '../../../shared/settings';
import type { SessionStore } from '../../storage/contract';
import type { Sessions } from '../sessions';
import { Discards, GRACE_MS } from './discards';
import { Newest } from './newest';

export interface HistoryDeskOptions {
  readonly store: SessionStore;
  readonly sessions: Sessions;
  readonly settings: () => Settings;
  /** A session is not there any more for whoever shows it. */
  readonly onGone: (sessionId: string) => void;
  readonly onError: (error: unknown) => void;
  /** Epoch ms. */
  readonly now: () => number;
}

/** What History asks of the sessions. */
export class HistoryDesk {
  readonly #options: HistoryDeskOptions;
  readonly #searches = new Newest();
  readonly #discards: Discards;

  constructor(options: HistoryDeskOptions) {
    this.#options = options;
    const { sessions, onError } = options;
    this.#discards = new Discards({ erase: (sessionId) => sessions.delete(sessionId), onError });
  }

  /** Those in memory are listed even if the store fails. */
  async page(query: HistoryQuery): Promise<HistoryEntry[]> {
    const { store, sessions } = this.#options;
    const first = query.after === null && JSON.stringify(query.filter) === JSON.stringify(ANY_SESSION);
    const live = first ? sessions.inMemory : [];
    const stored = await store.history(query).catch((error: unknown) => {
      if (live.length === 0) throw error;
      return [];
    });
    const others = live.filter(({ id }) => stored.every((one) => one.id !== id));
    return [...others.map(withoutDetails), ...stored].toSorted((a, b) => b.startedAt - a.startedAt);
  }

  /** Null when a newer search took its place. */
  search(query: SearchQuery): Promise<SearchPage | null> {
    return this.#searches.run(() => this.#options.store.search(query));
  }

  facets(): Promise<HistoryFacets> {
    return this.#options.store.historyFacets();
  }

  describe(sessionId: string, details: SessionDetails): Promise<void> {
    return this.#options.store.describe(sessionId, details);
  }

  /**
   * Deletes a session so that it can be had back for a moment.
   *
   * @throws JamakError 'session-running', 'session-missing', or 'store-failed'
   */
  async discard(sessionId: string): Promise<{ graceMs: number }> {
    await this.#options.sessions.discard(sessionId, this.#options.now());
    this.#discards.add(sessionId);
    this.#options.onGone(sessionId);
    return { graceMs: GRACE_MS };
  }

  /** @throws JamakError 'session-missing' when it is erased already */
  async restore(sessionId: string): Promise<void> {
    if (!this.#discards.keep(sessionId)) throw new JamakError('session-missing');
    await this.#options.store.restore(sessionId).catch((error: unknown) => {
      this.#discards.add(sessionId);
      throw error;
    });
  }

  /** Nobody can undo any more: what was discarded is erased. Never rejects. */
  leave(): Promise<void> {
    return this.#discards.eraseAll();
  }

  /** At the start: erases what was discarded when the last run ended. Never rejects. */
  async takeUp(): Promise<void> {
    const { store, onError } = this.#options;
    await store.discarded().then((ids) => this.#discards.erase(ids), onError);
  }

  /** Writes down who captions a session that begins. */
  onEvent({ happening }: SessionEvent): void {
    if (happening.type !== 'session-started') return;
    const { engine, model, server } = this.#options.settings().speech;
    const details = { engine: { engine, model: engine === 'server' ? server.model : model } };
    this.describe(happening.sessionId, details).catch((error: unknown) => this.#options.onError(error));
  }
}

function withoutDetails(summary: SessionSummary): HistoryEntry {
  return {
    ...summary,
    name: '',
    speakers: [],
    languages: [],
    engine: null,
    pinned: false,
    marked: false,
    tags: [],
  };
}
