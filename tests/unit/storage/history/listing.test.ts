import { describe, expect, it } from 'vitest';
import { ANY_SESSION, type HistoryEntry, type HistoryFilter } from '../../../../src/shared/session/history';
import type { Lane } from '../../../../src/shared/source';
import { expectJamakError } from '../expect-jamak-error';
import {
  digest,
  ended,
  final,
  lanes,
  marked,
  numbered,
  report,
  started,
  STARTED_AT,
  struck,
} from '../sessions';
import { openStore } from './stores';

const DAY = 24 * 3600 * 1000;

function page(store: ReturnType<typeof openStore>['store'], filter: Partial<HistoryFilter> = {}, limit = 50) {
  return store.history.history({ filter: { ...ANY_SESSION, ...filter }, after: null, limit });
}

describe('history', () => {
  it('lists every session, page by page, newest first, also those that began at once', () => {
    const { store } = openStore();
    for (let at = 0; at < 25; at++) {
      store.append(
        `s${at}`,
        numbered([started(`s${at}`, STARTED_AT + Math.floor(at / 3) * DAY), final('a', 0, 'x')]),
      );
    }
    const seen: string[] = [];
    for (let last: HistoryEntry | undefined; ;) {
      const after = last ? { startedAt: last.startedAt, id: last.id } : null;
      const entries = store.history.history({ filter: ANY_SESSION, after, limit: 4 });
      seen.push(...entries.map(({ id }) => id));
      last = entries.at(-1);
      if (entries.length < 4) break;
    }
    expect(seen).toEqual(store.list(100).map(({ id }) => id));
    expect(seen).toHaveLength(25);
  });

  it('calls a session by its name, else its report, else its summary', () => {
    const { store } = openStore();
    store.append('s', numbered([started('s'), final('a', 0, 'How it began')]));
    const entry = () => page(store)[0];
    expect(entry()).toMatchObject({ title: '', opening: 'How it began', hasReport: false, engine: null });
    const situation = { text: 'They fight a dragon.', captionIds: ['a'] };
    store.append('s', numbered([{ type: 'digest-updated', digest: { ...digest('d', 9), situation } }], 5));
    expect(entry()).toMatchObject({ title: 'They fight a dragon.' });
    store.saveReport('s', report('Dragon night'));
    expect(entry()).toMatchObject({ title: 'Dragon night', hasReport: true });
    store.history.describe('s', { name: 'My show', engine: { engine: 'server', model: 'big' } });
    expect(entry()).toMatchObject({
      title: 'My show',
      name: 'My show',
      engine: { engine: 'server', model: 'big' },
    });
    store.history.describe('s', { name: '' });
    expect(entry()).toMatchObject({ title: 'Dragon night', name: '' });
  });

  it('calls a session by nothing that is struck out', () => {
    const { store, database } = openStore();
    const situation = { text: 'They fight a dragon.', captionIds: ['a'] };
    const made = { ...digest('d', 9), situation };
    store.append('s', numbered([started('s'), final('a', 0, 'x'), { type: 'digest-updated', digest: made }]));
    store.append('s', numbered([struck('they fight a dragon')], 9));
    expect(page(store)[0]?.title).toBe('All up to 9');
    store.append('s', numbered([struck('All up to 9')], 10));
    expect(page(store)[0]?.title).toBe('');
    store.append('s', numbered([struck('They fight a dragon', { struck: false })], 11));
    expect(page(store)[0]?.title).toBe('They fight a dragon.');
    // However many other events there are.
    const plan = database.prepare(
      `EXPLAIN QUERY PLAN SELECT json FROM events INDEXED BY events_struck
       WHERE session_id = 's' AND instr(json, '"statement-struck"') > 0 ORDER BY seq`,
    );
    expect(JSON.stringify(plan.all())).toContain('events_struck (session_id=?)');
  });

  it('calls a session that was made of a file by that, as long as there is nothing better', () => {
    const { store } = openStore();
    const source = { kind: 'file', mediaId: 'm', name: '1화 최종.mp4' } as const;
    const [mic] = lanes;
    const file = { id: 'file', name: '', colour: 'sky', muted: false, source } as const;
    const begun = (id: string, heard: readonly Lane[]) =>
      store.append(
        id,
        numbered([
          { type: 'session-started', sessionId: id, startedAt: STARTED_AT, lanes: [...heard] },
          final('a', 0, 'Hi', 'file'),
        ]),
      );
    begun('made', [file]);
    begun('beside', mic ? [mic, file] : []);
    expect(page(store).map(({ id, title }) => [id, title])).toEqual([
      ['made', '1화 최종.mp4'],
      ['beside', ''],
    ]);
    store.append('made', numbered([{ type: 'digest-updated', digest: digest('d', 9) }], 5));
    expect(page(store)[0]?.title).toBe('All up to 9');
  });

  it('tells what there is to filter by', () => {
    const { store } = openStore();
    store.append('s', numbered([started('s'), final('a', 0, '안녕하세요'), marked('m', 1)]));
    store.append('empty', numbered([started('empty', STARTED_AT + 1)]));
    store.append('empty', numbered([ended(10)], 2));
    store.history.describe('s', { pinned: true, tags: ['둘', '하나', '하나'] });
    expect(store.history.historyFacets()).toEqual({
      speakers: ['Guests', 'Me'],
      languages: ['ko'],
      tags: ['둘', '하나'].toSorted(),
      sessions: 1,
      unindexed: 0,
    });
    expect(page(store)).toMatchObject([
      { id: 's', pinned: true, marked: true, languages: ['ko'], speakers: ['Me', 'Guests'] },
    ]);
    expect(page(store, { tag: '하나', language: 'ko', marked: true, pinned: true })).toHaveLength(1);
    expect(page(store, { language: 'ja' })).toEqual([]);
  });

  it('hides what was discarded, whole, until it is restored', async () => {
    const { store } = openStore();
    store.append('s', numbered([started('s'), final('a', 0, 'words')]));
    await expectJamakError(() => store.history.discard('s', 1), 'session-running');
    store.append('s', numbered([ended(2000)], 3));
    const before = store.load('s');
    store.history.discard('s', 1);
    expect([page(store), store.list(9), store.load('s')]).toEqual([[], [], null]);
    expect(store.history.discarded()).toEqual(['s']);
    store.history.restore('s');
    expect(store.load('s')).toEqual(before);
    expect(page(store)).toHaveLength(1);
    await expectJamakError(() => store.history.restore('gone'), 'session-missing');
  });

  it('knows which sessions are older than they are kept, the running and pinned ones excepted', () => {
    let now = STARTED_AT;
    const { store } = openStore(undefined, () => now);
    for (const [id, days] of [
      ['old', 9],
      ['pinned', 8],
      ['young', 1],
    ] as const) {
      const startedAt = STARTED_AT - days * DAY;
      now = startedAt;
      store.append(id, numbered([started(id, startedAt), final('a', 0, 'x')]));
      store.append(
        id,
        numbered([{ ...ended(1000), endedAt: startedAt + 1000 } as ReturnType<typeof ended>], 3),
      );
    }
    store.append('running', numbered([started('running', STARTED_AT - 30 * DAY), final('a', 0, 'x')]));
    store.history.describe('pinned', { pinned: true });
    expect(store.history.expired(STARTED_AT - 5 * DAY, 10)).toEqual(['old']);
    expect(store.history.expired(STARTED_AT, 1)).toEqual(['old']);
  });

  it('counts their age from when they came here: imported and opened ones may be old', () => {
    const elsewhere = openStore();
    const ago = STARTED_AT - 60 * DAY;
    const old = { ...ended(1000), endedAt: ago + 1000 } as ReturnType<typeof ended>;
    elsewhere.store.append('taken', numbered([started('taken', ago), final('a', 0, 'x'), old]));
    elsewhere.store.close();
    let now = STARTED_AT;
    const { store } = openStore(undefined, () => now);
    store.append('opened', numbered([started('opened', ago), final('a', 0, 'x'), old]));
    store.takeIn(elsewhere.path);
    now += 90 * DAY;
    // Sent again, as where its answer was lost.
    store.append('opened', numbered([started('opened', ago)]));
    expect(store.history.expired(STARTED_AT, 10)).toEqual([]);
    expect(store.history.expired(STARTED_AT + 1, 10).toSorted()).toEqual(['opened', 'taken']);
  });
});
