import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createHistory,
  type HistoryApi,
} from '../../../../../src/renderer/control/history/page/history-store';
import { createSessionMirror } from '../../../../../src/renderer/ui/session-mirror';
import type { Reply } from '../../../../../src/shared/ipc';
import type { HistoryEntry, SearchPage, SearchQuery } from '../../../../../src/shared/session/history';
import { FakeMain } from '../../fake-main';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function entry(id: string, startedAt: number): HistoryEntry {
  return {
    id,
    startedAt,
    endedAt: startedAt + 1,
    durationMs: 1,
    captionCount: 1,
    opening: `words of ${id}`,
    hasReport: false,
    title: '',
    name: '',
    speakers: [],
    languages: [],
    engine: null,
    pinned: false,
    marked: false,
    tags: [],
  };
}

const answer = <T>(value: T): Promise<Reply<T>> => Promise.resolve({ ok: true, value });

function open(count: number) {
  let sessions = Array.from({ length: count }, (_, at) => entry(`s${count - at}`, count - at));
  const discarded = new Map<string, HistoryEntry>();
  const searches: SearchQuery[] = [];
  let found: (query: SearchQuery) => SearchPage | null = () => ({ hits: [], sessions: [], next: null });
  const asked = { left: 0, pages: 0 };
  const api: HistoryApi = {
    historyPage: ({ after, limit, filter }) => {
      asked.pages++;
      const wanted = sessions.filter(({ pinned }) => pinned || !filter.pinned);
      return answer(
        wanted.filter(({ startedAt }) => startedAt < (after?.startedAt ?? Infinity)).slice(0, limit),
      );
    },
    searchHistory: (query) => {
      searches.push(query);
      return answer(found(query));
    },
    historyFacets: () =>
      answer({ speakers: [], languages: [], tags: [], sessions: sessions.length, unindexed: 0 }),
    describeSession: ({ sessionId, details }) => {
      const { name, pinned = false } = details;
      sessions = sessions.map((one) =>
        one.id === sessionId ? { ...one, pinned, ...(name !== undefined && { name, title: name }) } : one,
      );
      return answer(undefined);
    },
    discardSession: ({ sessionId }) => {
      const one = sessions.find(({ id }) => id === sessionId);
      if (!one)
        return Promise.resolve({
          ok: false,
          error: { code: 'session-missing', params: {}, retryable: false },
        });
      discarded.set(sessionId, one);
      sessions = sessions.filter(({ id }) => id !== sessionId);
      return answer({ graceMs: 10_000 });
    },
    restoreSession: ({ sessionId }) => {
      const one = discarded.get(sessionId);
      if (one) sessions = [...sessions, one].toSorted((a, b) => b.startedAt - a.startedAt);
      return answer(undefined);
    },
    leaveHistory: () => {
      asked.left++;
      return answer(undefined);
    },
    deleteAllSessions: () => {
      sessions = [];
      return answer(undefined);
    },
  };
  const mirror = createSessionMirror(new FakeMain().api, 'en');
  const history = createHistory(api, mirror.store, (request) => request);
  const state = () => history.store.getState();
  return {
    history,
    state,
    searches,
    asked,
    ids: () => state().entries?.map(({ id }) => id),
    find: (how: typeof found) => (found = how),
  };
}

describe('the list', () => {
  it('comes page by page, without a cap', async () => {
    const { history, state, ids } = open(230);
    await history.open();
    expect(ids()).toHaveLength(50);
    while (!state().whole) await history.more();
    expect(ids()).toHaveLength(230);
    expect(new Set(ids()).size).toBe(230);
    // Opened again, it holds what it held.
    await history.open();
    expect(ids()).toHaveLength(230);
  });

  it('asks once while more are on their way', async () => {
    const { history, asked, ids } = open(120);
    await history.open();
    const before = asked.pages;
    await Promise.all([history.more(), history.more(), history.more()]);
    expect(asked.pages - before).toBe(1);
    expect(ids()).toHaveLength(100);
  });

  it('shows what was changed, and lists what is wanted', async () => {
    const { history, state, ids } = open(3);
    await history.open();
    await history.describe('s2', { name: 'Second', pinned: true });
    expect(state().entries?.[1]).toMatchObject({ title: 'Second', pinned: true });
    await history.filterBy({ pinned: true });
    expect(ids()).toEqual(['s2']);
  });
});

describe('deleting', () => {
  it('can be undone for some seconds', async () => {
    const { history, state, ids } = open(3);
    await history.open();
    expect(await history.discard('s2')).toBe(true);
    expect(ids()).toEqual(['s3', 's1']);
    expect(state().discarded.map(({ id }) => id)).toEqual(['s2']);
    await history.undo();
    expect(ids()).toEqual(['s3', 's2', 's1']);
    await history.discard('s3');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state().discarded).toEqual([]);
    await history.undo();
    expect(ids()).toEqual(['s2', 's1']);
    expect(await history.discard('nobody')).toBe(false);
  });

  it('is undone for all whose time is not over, and for no other', async () => {
    const { history, state, ids } = open(4);
    await history.open();
    await history.discard('s4');
    await vi.advanceTimersByTimeAsync(6_000);
    await history.discard('s3');
    await history.discard('s1');
    expect(state().discarded.map(({ id }) => id)).toEqual(['s4', 's3', 's1']);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(state().discarded.map(({ id }) => id)).toEqual(['s3', 's1']);
    await history.undo();
    expect(state().discarded).toEqual([]);
    expect(ids()).toEqual(['s3', 's2', 's1']);
  });

  it('is over when the page is left', async () => {
    const { history, state, asked } = open(3);
    await history.open();
    await history.discard('s2');
    await history.leave();
    expect(state().discarded).toEqual([]);
    expect(asked.left).toBe(1);
  });
});

describe('searching', () => {
  const hit = (at: number) => ({
    sessionId: 's1',
    kind: 'caption' as const,
    captionId: `c${at}`,
    atMs: at,
    speaker: '',
    snippet: { text: 'x', ranges: [] },
  });

  it('asks on until there is a page of places, or no more', async () => {
    const { history, state, find, searches } = open(1);
    // Each answer holds what was found in a short time.
    find(({ before }) => {
      const at = before ?? 300;
      return {
        hits: Array.from({ length: 7 }, (_, n) => hit(at + n)),
        sessions: [entry('s1', 1)],
        next: at > 100 ? at - 10 : null,
      };
    });
    await history.searchFor('x');
    expect(state().found?.hits.length).toBeGreaterThanOrEqual(50);
    expect(state().found).toMatchObject({ busy: false });
    expect(searches.every(({ limit }) => limit >= 1 && limit <= 50)).toBe(true);
    const before = state().found?.hits.length ?? 0;
    await history.more();
    expect(state().found?.hits.length).toBeGreaterThan(before);
    await history.searchFor(' ');
    expect(state().found).toBeNull();
  });

  it('shows the answer to what was asked last', async () => {
    const { history, state, find } = open(1);
    find(({ words }) => ({ hits: words === 'new' ? [hit(1)] : [], sessions: [], next: null }));
    await Promise.all([history.searchFor('old'), history.searchFor('new')]);
    expect(state().found?.hits).toHaveLength(1);
  });
});
