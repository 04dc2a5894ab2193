import { ANY_SESSION, MAX_PAGE, type HistoryFilter } from '../../../shared/session/history';
import type { SessionSummary } from '../../../shared/session/record';
import type { SessionStore } from '../contract';
import { firstPassage, sessionNumberOf } from '../history/passage-numbers';
import { termsOf } from '../history/terms';
import { holdsWords } from './holds-words';

type Store = Pick<SessionStore, 'list' | 'load' | 'search' | 'history' | 'historyFacets'>;
/** More than anybody has. */
const ALL = 1_000_000;

/**
 * At most `limit` sessions that hold all of `words`, in whatever order and wherever: said, translated, noted at a mark, or
 * written about it. Newest first.
 */
export async function searchSessions(store: Store, words: string, limit: number): Promise<SessionSummary[]> {
  const terms = termsOf(words);
  const sessions = terms.length === 0 ? [] : await store.list(ALL);
  const { unindexed } = await store.historyFacets();
  const indexed = new Set(unindexed > 0 ? [] : await sessionsWithAll(store, terms, limit));
  // The index knows no marks, and nothing of what it has not come to yet.
  const toRead = new Set(unindexed > 0 ? sessions.map(({ id }) => id) : await markedSessions(store));
  const found: SessionSummary[] = [];
  for (const session of sessions) {
    if (found.length >= limit) break;
    const record = !indexed.has(session.id) && toRead.has(session.id) ? await store.load(session.id) : null;
    if (indexed.has(session.id) || (record && holdsWords(record, terms))) found.push(session);
  }
  return found;
}

/** Of the newest sessions, by the index. */
async function sessionsWithAll(store: Store, terms: readonly string[], limit: number): Promise<string[]> {
  const [first = '', ...others] = terms.toSorted((one, other) => other.length - one.length);
  const ids: string[] = [];
  for (let before: number | null = null; ids.length < limit;) {
    const { hits, sessions, next } = await store.search({ ...queryOf(first), before });
    const [session] = sessions;
    if (hits.length > 0 && session) {
      const { id, startedAt } = session;
      const within = { from: startedAt, until: startedAt + 1 };
      const isIn = await Promise.all(others.map((term) => isFound(store, term, id, within)));
      if (isIn.every(Boolean)) ids.push(id);
    }
    if (next === null) break;
    // What else the session holds of it is of no matter.
    before = hits.length > 0 ? firstPassage(sessionNumberOf(next)) : next;
  }
  return ids;
}

async function isFound(
  store: Store,
  term: string,
  sessionId: string,
  within: Pick<HistoryFilter, 'from' | 'until'>,
): Promise<boolean> {
  for (let before: number | null = null; ;) {
    const { hits, next } = await store.search({ ...queryOf(term, within), before });
    if (hits.some((hit) => hit.sessionId === sessionId)) return true;
    if (next === null) return false;
    before = next;
  }
}

/** For one place; a phrase stays one. */
function queryOf(term: string, within: Partial<HistoryFilter> = {}) {
  return { words: `"${term}"`, filter: { ...ANY_SESSION, ...within }, limit: 1 };
}

async function markedSessions(store: Store): Promise<string[]> {
  const ids: string[] = [];
  const query = { filter: { ...ANY_SESSION, marked: true }, limit: MAX_PAGE };
  for (let page = await store.history({ ...query, after: null }); ;) {
    ids.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last || page.length < MAX_PAGE) return ids;
    page = await store.history({ ...query, after: { startedAt: last.startedAt, id: last.id } });
  }
}
