import type Database from 'libsql';
import type {
  HistoryEntry,
  HistoryFacets,
  HistoryQuery,
  SearchPage,
  SearchQuery,
  SessionDetails,
} from '../../../shared/session/history';
import type { Synchronous } from '../protocol';
import type { HistoryStore } from './contract';
import { Details } from './details';
import { Listing } from './listing';
import { Search } from './search';

/** How the repository of sessions reads and writes its database. */
export interface Access {
  readonly read: <T>(work: () => T) => T;
  readonly write: <T>(work: () => T) => T;
  /** @throws JamakError 'session-missing' */
  readonly mustExist: (sessionId: string) => void;
  /** @throws JamakError 'session-running' */
  readonly mustHaveEnded: (sessionId: string) => void;
}

/** History, synchronous: it runs in the database workers. */
export class HistoryRepository implements Synchronous<HistoryStore> {
  readonly #access: Access;
  readonly #details: Details;
  readonly #listing: Listing;
  readonly #search: Search;

  constructor(database: Database.Database, access: Access) {
    this.#access = access;
    this.#details = new Details(database);
    this.#listing = new Listing(database);
    this.#search = new Search(database, this.#listing);
  }

  history(query: HistoryQuery): HistoryEntry[] {
    return this.#access.read(() => this.#listing.page(query));
  }

  search(query: SearchQuery): SearchPage {
    return this.#access.read(() => this.#search.find(query));
  }

  historyFacets(): HistoryFacets {
    return this.#access.read(() => this.#listing.facets());
  }

  discarded(): string[] {
    return this.#access.read(() => this.#listing.discarded());
  }

  expired(before: number, limit: number): string[] {
    return this.#access.read(() => this.#listing.expired(before, limit));
  }

  /** Within a transaction. */
  isDiscarded(sessionId: string): boolean {
    return this.#details.isDiscarded(sessionId);
  }

  describe(sessionId: string, details: SessionDetails): void {
    this.#change(sessionId, () => this.#details.change(sessionId, details));
  }

  discard(sessionId: string, at: number): void {
    this.#change(sessionId, () => {
      this.#access.mustHaveEnded(sessionId);
      this.#details.discard(sessionId, at);
    });
  }

  restore(sessionId: string): void {
    this.#change(sessionId, () => this.#details.discard(sessionId, null));
  }

  #change(sessionId: string, work: () => void): void {
    this.#access.write(() => {
      this.#access.mustExist(sessionId);
      work();
    });
  }
}
