import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../../../shared/ipc';
import {
  ANY_SESSION,
  type HistoryEntry,
  type HistoryFacets,
  type HistoryFilter,
  type Hit,
  type SessionDetails,
} from '../../../../shared/session/history';
import type { ControlApi } from '../../../../shared/window-api';
import type { SessionMirror } from '../../../ui/session-mirror';

/** Sessions, and places found, that are asked for at once. */
const PAGE = 50;
/** The most that one answer may hold. */
const LONGEST_PAGE = 100;

export interface Found {
  readonly hits: readonly Hit[];
  readonly sessions: ReadonlyMap<string, HistoryEntry>;
  /** Where to go on; null when all was looked through. */
  readonly next: number | null;
  readonly busy: boolean;
}

export interface HistoryState {
  /** Newest first; null until they were loaded. */
  readonly entries: readonly HistoryEntry[] | null;
  /** Whether the last of them are among `entries`. */
  readonly whole: boolean;
  /** Whether the first of them could not be loaded. */
  readonly failed: boolean;
  readonly facets: HistoryFacets | null;
  readonly filter: HistoryFilter;
  readonly words: string;
  /** null while nothing is searched for. */
  readonly found: Found | null;
  /** Deleted a moment ago, and can be had back. */
  readonly discarded: readonly HistoryEntry[];
}

export interface History {
  readonly store: StoreApi<HistoryState>;
  readonly connect: () => () => void;
  /** The page is opened: loads again what it shows. */
  readonly open: () => Promise<void>;
  /** The page is left: what was deleted can't be had back any more. */
  readonly leave: () => Promise<void>;
  readonly filterBy: (change: Partial<HistoryFilter>) => Promise<void>;
  readonly searchFor: (words: string) => Promise<void>;
  /** More sessions, or more places, once those that are here were looked at. */
  readonly more: () => Promise<void>;
  readonly describe: (sessionId: string, details: Omit<SessionDetails, 'engine'>) => Promise<void>;
  /** Resolves with whether it is deleted; until the page is left or some seconds are over it can be had back. */
  readonly discard: (sessionId: string) => Promise<boolean>;
  /** All that can be had back is there again. */
  readonly undo: () => Promise<void>;
  /** Every session but the running one, for good. */
  readonly deleteAll: () => Promise<boolean>;
}

export type HistoryApi = Pick<
  ControlApi,
  | 'historyPage'
  | 'searchHistory'
  | 'historyFacets'
  | 'describeSession'
  | 'discardSession'
  | 'restoreSession'
  | 'leaveHistory'
  | 'deleteAllSessions'
>;

/** What the page History knows and can ask. `answer` says in the window what went wrong. */
export function createHistory(
  api: HistoryApi,
  session: SessionMirror['store'],
  answer: <T>(request: Promise<Reply<T>>) => Promise<Reply<T>>,
): History {
  const store = createStore<HistoryState>(() => ({
    entries: null,
    whole: false,
    failed: false,
    facets: null,
    filter: ANY_SESSION,
    words: '',
    found: null,
    discarded: [],
  }));
  let isOpen = false;
  /** Counts what is looked at: an answer to an earlier question is not wanted any more. */
  let listing = 0;
  let searching = 0;
  let growing: Promise<void> | null = null;
  /** By session: when it can't be had back any more. */
  const graces = new Map<string, ReturnType<typeof setTimeout>>();

  /** As many as there are, or the first ones. */
  async function load(): Promise<void> {
    const nth = ++listing;
    growing = null;
    const wanted = Math.max(PAGE, store.getState().entries?.length ?? 0);
    let entries: HistoryEntry[] = [];
    let whole = false;
    while (!whole && entries.length < wanted) {
      const limit = Math.min(LONGEST_PAGE, wanted - entries.length);
      const reply = await answer(
        api.historyPage({ filter: store.getState().filter, after: cursorOf(entries), limit }),
      );
      if (nth !== listing) return;
      if (!reply.ok) return store.setState(({ entries: old }) => ({ failed: old === null }));
      entries = joined(entries, reply.value);
      whole = reply.value.length < limit;
    }
    store.setState({ entries, whole, failed: false });
  }

  async function grow(): Promise<void> {
    const { entries, whole, filter } = store.getState();
    if (entries === null || whole) return;
    const nth = listing;
    const reply = await answer(api.historyPage({ filter, after: cursorOf(entries), limit: PAGE }));
    if (nth !== listing || !reply.ok) return;
    store.setState(({ entries: now }) => ({
      entries: joined(now ?? [], reply.value),
      whole: reply.value.length < PAGE,
    }));
  }

  async function loadFacets(): Promise<void> {
    const reply = await answer(api.historyFacets());
    if (reply.ok) store.setState({ facets: reply.value });
  }

  /** Asks on until there is a page more, or nothing more. */
  async function search(before: number | null): Promise<void> {
    const nth = ++searching;
    const { words, filter, found } = store.getState();
    if (words.trim() === '') return store.setState({ found: null });
    const old = before === null ? null : found;
    const hits = [...(old?.hits ?? [])];
    const sessions = new Map(old?.sessions);
    const wanted = hits.length + PAGE;
    // What was found before stays in sight until there is something else to show.
    if (found) store.setState({ found: { ...found, busy: true } });
    for (let at = before; ;) {
      const limit = wanted - hits.length;
      const reply = await answer(api.searchHistory({ words, filter, before: at, limit }));
      if (nth !== searching) return;
      const page = reply.ok ? reply.value : { hits: [], sessions: [], next: null };
      // Another one's has taken its place, which can only be one of another page of this window.
      if (page === null) return;
      hits.push(...page.hits);
      for (const entry of page.sessions) sessions.set(entry.id, entry);
      at = page.next;
      const busy = at !== null && hits.length < wanted;
      store.setState({ found: { hits: [...hits], sessions: new Map(sessions), next: at, busy } });
      if (!busy) return;
    }
  }

  function again(): Promise<unknown> {
    return Promise.all([load(), loadFacets(), search(null)]);
  }

  function change(sessionId: string, with_: (entry: HistoryEntry) => HistoryEntry | null): void {
    const changed = (entry: HistoryEntry): HistoryEntry[] => {
      const now = entry.id === sessionId ? with_(entry) : entry;
      return now ? [now] : [];
    };
    store.setState(({ entries, found }) => ({
      entries: entries?.flatMap(changed) ?? null,
      found: found && {
        ...found,
        sessions: new Map([...found.sessions.values()].flatMap(changed).map((entry) => [entry.id, entry])),
      },
    }));
  }

  function keepForUndo(entry: HistoryEntry, graceMs: number): void {
    const others = (all: readonly HistoryEntry[]) => all.filter(({ id }) => id !== entry.id);
    store.setState(({ discarded }) => ({ discarded: [...others(discarded), entry] }));
    clearTimeout(graces.get(entry.id));
    graces.set(
      entry.id,
      setTimeout(() => store.setState(({ discarded }) => ({ discarded: others(discarded) })), graceMs),
    );
  }

  function forgetDiscarded(): void {
    for (const timer of graces.values()) clearTimeout(timer);
    graces.clear();
    store.setState({ discarded: [] });
  }

  return {
    store,
    connect: () =>
      session.subscribe(({ session: view }, { session: before }) => {
        if (isOpen && view.phase !== before.phase) void again();
      }),
    async open() {
      isOpen = true;
      await again();
    },
    async leave() {
      isOpen = false;
      forgetDiscarded();
      await answer(api.leaveHistory());
    },
    async filterBy(changes) {
      store.setState(({ filter }) => ({ filter: { ...filter, ...changes }, entries: null, whole: false }));
      await Promise.all([load(), search(null)]);
    },
    async searchFor(words) {
      store.setState({ words });
      await search(null);
    },
    async more() {
      const { found } = store.getState();
      if (found && !found.busy && found.next !== null) return search(found.next);
      if (found) return;
      growing ??= grow().finally(() => {
        growing = null;
      });
      await growing;
    },
    async describe(sessionId, details) {
      const reply = await answer(api.describeSession({ sessionId, details }));
      if (!reply.ok) return;
      change(sessionId, (entry) => ({
        ...entry,
        ...(details.pinned !== undefined && { pinned: details.pinned }),
        ...(details.tags !== undefined && { tags: [...details.tags].toSorted() }),
      }));
      // What it is called without a name of its own is for main to say.
      if (details.name !== undefined) await load();
      await loadFacets();
    },
    async discard(sessionId) {
      const { entries, found } = store.getState();
      const entry = entries?.find(({ id }) => id === sessionId) ?? found?.sessions.get(sessionId) ?? null;
      const reply = await answer(api.discardSession({ sessionId }));
      if (!reply.ok) return false;
      change(sessionId, () => null);
      if (entry) keepForUndo(entry, reply.value.graceMs);
      await loadFacets();
      return true;
    },
    async undo() {
      const { discarded } = store.getState();
      if (discarded.length === 0) return;
      forgetDiscarded();
      await Promise.all(discarded.map(({ id }) => answer(api.restoreSession({ sessionId: id }))));
      await again();
    },
    async deleteAll() {
      const reply = await answer(api.deleteAllSessions());
      forgetDiscarded();
      await again();
      return reply.ok;
    },
  };
}

function cursorOf(entries: readonly HistoryEntry[]): { startedAt: number; id: string } | null {
  const last = entries.at(-1);
  return last ? { startedAt: last.startedAt, id: last.id } : null;
}

/** Both lists; what is in both comes once. */
function joined(entries: readonly HistoryEntry[], more: readonly HistoryEntry[]): HistoryEntry[] {
  const known = new Set(entries.map(({ id }) => id));
  return [...entries, ...more.filter(({ id }) => !known.has(id))];
}
