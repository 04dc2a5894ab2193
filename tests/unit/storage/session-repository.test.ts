import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { SessionHappening } from '../../../src/shared/events';
import { applySessionEvent, EMPTY_VIEW } from '../../../src/shared/session-view';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from './expect-jamak-error';
import { ended, final, gap, interim, lanes, numbered, started, STARTED_AT } from './sessions';

function openRepository(path = join(temporaryFolder(), 'jamak.db')) {
  const database = openDatabase(path);
  return { store: new SessionRepository(database, path), database, path };
}

function countOf(database: ReturnType<typeof openDatabase>, table: string): unknown {
  return database.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().all()[0];
}

describe('append', () => {
  it('keeps a session as its feed told it', () => {
    const { store } = openRepository();
    store.append(
      's',
      numbered([started('s'), final('b', 2000, '두 번째'), final('a', 100.25, 'first'), gap(4000)]),
    );
    expect(store.load('s')).toEqual({
      id: 's',
      startedAt: STARTED_AT,
      endedAt: null,
      durationMs: 6000,
      lanes,
      captions: [
        { id: 'a', laneId: 'mic', startMs: 100.25, endMs: 1000.75, text: 'first' },
        { id: 'b', laneId: 'mic', startMs: 2000, endMs: 2900.5, text: '두 번째' },
      ],
      gaps: [{ laneId: 'mic', startMs: 4000, endMs: 6000, code: 'speech-queue-full' }],
    });
  });

  it('holds what a window shows, whatever happens', () => {
    const happening = fc.oneof(
      fc
        .record({
          at: fc.nat(100_000),
          text: fc.string({ unit: 'grapheme', minLength: 1 }),
          lane: fc.constantFrom('mic', 'sys'),
        })
        .map(({ at, text, lane }) => ({ ...final('?', at, text, lane) })),
      fc.nat(100_000).map(gap),
      fc.nat(100_000).map((at) => interim('?', at, 'so far')),
    );
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (happenings, cut) => {
          const { store } = openRepository(':memory:');
          const unique = happenings.map((item, at) =>
            'captionId' in item ? { ...item, captionId: `c${at}` } : item,
          );
          const events = numbered([started('s'), ...unique, ended(200_000)] as SessionHappening[]);
          store.append('s', events.slice(0, cut));
          // As after a lost answer: part of it comes again.
          store.append('s', events);
          const view = events.reduce(applySessionEvent, EMPTY_VIEW);
          const { captions, gaps, durationMs } = store.load('s')!;
          expect({ captions, gaps, durationMs }).toEqual({
            captions: view.captions,
            gaps: view.gaps,
            durationMs: view.durationMs,
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('skips what it has, by session and number', () => {
    const { store, database } = openRepository();
    const events = numbered([started('s'), final('a', 0, 'one')]);
    store.append('s', events);
    store.append('s', [...events, ...numbered([final('b', 1000, 'two')], 3)]);
    expect(store.load('s')?.captions.map((caption) => caption.text)).toEqual(['one', 'two']);
    expect(countOf(database, 'events')).toBe(3);
  });

  it('keeps no interims, withdrawals or lag', () => {
    const { store, database } = openRepository();
    const passing: SessionHappening[] = [
      interim('a', 0, 'he'),
      { type: 'caption-withdrawn', captionId: 'a', laneId: 'mic' },
      { type: 'lag', laneId: 'mic', lagMs: 12 },
    ];
    store.append('s', numbered([started('s'), ...passing]));
    expect(countOf(database, 'events')).toBe(1);
  });

  it('keeps the last text of an utterance that was recognised twice', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'wreck a nice'), final('a', 0, 'recognise')]));
    expect(store.load('s')?.captions.map((caption) => caption.text)).toEqual(['recognise']);
  });

  it('refuses events of a session that was never started', async () => {
    const { store, database } = openRepository();
    await expectJamakError(
      () => store.append('nobody', numbered([final('a', 0, 'hello')], 2)),
      'session-missing',
    );
    expect(countOf(database, 'events')).toBe(0);
  });

  it('writes all of a batch or nothing', async () => {
    const { store, database } = openRepository();
    store.append('s', numbered([started('s')]));
    // A second start of the same session is what the database itself refuses.
    await expectJamakError(
      () => store.append('s', numbered([final('a', 0, 'hello'), started('s')], 2)),
      'store-failed',
    );
    expect(countOf(database, 'events')).toBe(1);
    expect(store.load('s')?.captions).toEqual([]);
    store.append('s', numbered([final('a', 0, 'hello')], 2));
    expect(store.load('s')?.captions).toHaveLength(1);
  });
});

describe('list', () => {
  it('names sessions newest first, without those that ended in silence', () => {
    const { store } = openRepository();
    store.append('old', numbered([started('old', 1000), final('a', 0, 'old words'), ended(900)]));
    store.append('silent', numbered([started('silent', 2000), ended(900)]));
    store.append('running', numbered([started('running', 3000)]));
    expect(store.list(10)).toEqual([
      { id: 'running', startedAt: 3000, endedAt: null, durationMs: 0, captionCount: 0, opening: '' },
      {
        id: 'old',
        startedAt: 1000,
        endedAt: STARTED_AT + 900,
        durationMs: 900,
        captionCount: 1,
        opening: 'old words',
      },
    ]);
    expect(store.list(1)).toHaveLength(1);
  });

  it('opens with the words said first, not recognised first', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('b', 2000, 'world'), final('a', 0, 'Hello')]));
    expect(store.list(1)[0]?.opening).toBe('Hello world');
  });
});

describe('load', () => {
  it('gives null for a session that it does not know', () => {
    expect(openRepository().store.load('nobody')).toBeNull();
  });
});

describe('closeOrphans', () => {
  it('ends open sessions where their last caption or gap ends, and counts those with captions', () => {
    const { store } = openRepository();
    store.append('done', numbered([started('done'), final('a', 0, 'x'), ended(5000)]));
    store.append('spoken', numbered([started('spoken'), final('a', 1000, 'x'), final('b', 500, 'y')]));
    store.append('silent', numbered([started('silent')]));
    expect(store.closeOrphans()).toBe(1);
    expect(store.load('spoken')).toMatchObject({ endedAt: STARTED_AT + 1900.5, durationMs: 1900.5 });
    expect(store.load('silent')).toMatchObject({ endedAt: STARTED_AT, durationMs: 0 });
    expect(store.load('done')).toMatchObject({ endedAt: STARTED_AT + 5000 });
    expect(store.closeOrphans()).toBe(0);
  });

  it('tells the feed of it, as an event', () => {
    const { store, database } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'x')]));
    store.closeOrphans();
    const json = database.prepare('SELECT json FROM events WHERE seq = 3').pluck().all()[0];
    expect(JSON.parse(String(json))).toMatchObject({
      type: 'session-ended',
      reason: 'recovered',
      durationMs: 900.5,
    });
  });
});

describe('close', () => {
  it('leaves a file that holds everything by itself', () => {
    const { store, path } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'kept')]));
    store.close();
    const again = openRepository(path).store;
    expect(again.load('s')?.captions).toHaveLength(1);
    again.close();
  });
});
