import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import { EMPTY_DIGEST_CONTENT } from '../../fakes/empty-digest';
import type { SessionHappening } from '../../../src/shared/session/events';
import { applySessionEvent, EMPTY_VIEW } from '../../../src/shared/session/session-view';
import { NO_USAGE, type Usage } from '../../../src/shared/session/usage';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from './expect-jamak-error';
import {
  STARTED_AT,
  digest,
  ended,
  final,
  gap,
  interim,
  lanes,
  notes,
  marked,
  numbered,
  paused,
  report,
  resumed,
  started,
  translated,
} from './sessions';

function openRepository(path = join(temporaryFolder(), 'jamak.db')) {
  const database = openDatabase(path);
  return { store: new SessionRepository(database, path), database, path };
}

function usageOf(inputTokens: number): Usage {
  return { inputTokens, outputTokens: 7, cost: 0.5 };
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
      takenBack: [],
      marks: [],
      pauses: [],
      digests: [],
      report: null,
      otherReports: [],
      struck: [],
      usage: NO_USAGE,
    });
  });

  it('keeps what the language engine said of it: every digest, the newest translation of each language and the last usage', () => {
    const { store } = openRepository();
    const usage = (inputTokens: number): SessionHappening => ({
      type: 'usage',
      usage: { inputTokens, outputTokens: 1, cost: null },
    });
    const happenings: SessionHappening[] = [
      started('s'),
      final('a', 0, 'one'),
      final('b', 1000, 'two'),
      usage(10),
      translated('b', 'zwei', 'de'),
      { type: 'digest-updated', digest: digest('d1', 1000) },
      translated('b', '둘'),
      translated('b', 'zwo', 'de'),
      { type: 'digest-updated', digest: digest('d2', 2000) },
      usage(20),
    ];
    store.append('s', numbered(happenings));
    // As after a lost answer: nothing goes back to what it was.
    store.append('s', numbered(happenings));
    const { captions, digests, usage: used } = store.load('s')!;
    expect(captions.map(({ text, translations }) => [text, translations])).toEqual([
      ['one', undefined],
      [
        'two',
        [
          { language: 'de', text: 'zwo', final: true },
          { language: 'ko', text: '둘', final: true },
        ],
      ],
    ]);
    expect(digests).toEqual([digest('d1', 1000), digest('d2', 2000)]);
    expect(used).toEqual({ inputTokens: 20, outputTokens: 1, cost: null });
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
      fc.nat(100_000).map(paused),
      fc.nat(100_000).map(resumed),
      fc.nat(100_000).map((at) => interim('?', at, 'so far')),
      fc.nat(100_000).map((at) => ({ type: 'digest-updated' as const, digest: digest('d', at) })),
      fc.nat(1000).map((tokens) => ({ type: 'usage' as const, usage: usageOf(tokens) })),
      // Of some caption before it.
      fc.record({
        back: fc.nat(5),
        text: fc.string({ minLength: 1 }),
        language: fc.constantFrom('ko', 'ja'),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (happenings, cut) => {
          const { store } = openRepository(':memory:');
          const unique = happenings.map((item, at): SessionHappening => {
            if ('back' in item) return translated(`c${at - 1 - item.back}`, item.text, item.language);
            return 'captionId' in item ? { ...item, captionId: `c${at}` } : item;
          });
          const events = numbered([started('s'), ...unique, ended(200_000)]);
          store.append('s', events.slice(0, cut));
          // As after a lost answer: part of it comes again.
          store.append('s', events);
          const view = events.reduce(applySessionEvent, EMPTY_VIEW);
          const { captions, gaps, pauses, durationMs, digests, usage } = store.load('s')!;
          expect({ captions, gaps, pauses, durationMs, usage, digest: digests.at(-1) ?? null }).toEqual({
            captions: view.captions,
            gaps: view.gaps,
            pauses: view.pauses,
            durationMs: view.durationMs,
            usage: view.usage,
            digest: view.digest,
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

  it('keeps nothing that passes', () => {
    const { store, database } = openRepository();
    const passing: SessionHappening[] = [
      interim('a', 0, 'he'),
      { type: 'caption-withdrawn', captionId: 'a', laneId: 'mic' },
      { type: 'lag', laneId: 'mic', lagMs: 12 },
      { type: 'translation-interim', captionId: 'a', language: 'ko', text: '그' },
      { type: 'digest-interim', digestId: 'd', content: EMPTY_DIGEST_CONTENT },
      { type: 'digest-withdrawn', digestId: 'd' },
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
      {
        id: 'running',
        startedAt: 3000,
        endedAt: null,
        durationMs: 0,
        captionCount: 0,
        opening: '',
        hasReport: false,
        title: '',
      },
      {
        id: 'old',
        startedAt: 1000,
        endedAt: STARTED_AT + 900,
        durationMs: 900,
        captionCount: 1,
        opening: 'old words',
        hasReport: false,
        title: '',
      },
    ]);
    expect(store.list(1)).toHaveLength(1);
  });

  it('tells of reports, by their title', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'Hello'), ended(900)]));
    store.saveReport('s', report('인사 "둘"'));
    expect(store.list(1)).toMatchObject([{ hasReport: true, title: '인사 "둘"' }]);
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

describe('appendLate', () => {
  const whole = [started('s'), final('a', 0, 'known'), gap(4000), ended(6000)];

  it('puts captions in their place and lengthens the session', () => {
    const { store, database } = openRepository();
    store.append('s', numbered(whole));
    store.appendLate('s', [final('b', 8000, 'last'), final('c', 2000, 'between'), gap(9000)]);
    expect(store.load('s')).toMatchObject({
      durationMs: 11_000,
      endedAt: STARTED_AT + 11_000,
      captions: [{ text: 'known' }, { text: 'between' }, { text: 'last' }],
      gaps: [{ startMs: 4000 }, { startMs: 9000 }],
    });
    expect(database.prepare('SELECT seq FROM events ORDER BY seq').pluck().all()).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('takes notes of marks, each in place of the earlier one', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), marked('m', 500), final('a', 0, 'known'), ended(6000)]));
    store.appendLate('s', [marked('m', 500, 'first')]);
    store.appendLate('s', [marked('m', 500, '“둘째”')]);
    expect(store.load('s')?.marks).toEqual([{ id: 'm', atMs: 500, note: '“둘째”' }]);
  });

  it('leaves the end of a session alone that was longer than its words', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), ended(60_000)]));
    store.appendLate('s', [final('a', 0, 'late')]);
    expect(store.load('s')).toMatchObject({ durationMs: 60_000, endedAt: STARTED_AT + 60_000 });
  });

  it('skips what is stored, so it may all be sent again', () => {
    const { store, database } = openRepository();
    store.append('s', numbered(whole));
    const late = [final('a', 0, 'heard anew'), final('b', 8000, 'late'), gap(4000), gap(9000)];
    store.appendLate('s', late);
    store.appendLate('s', late);
    expect(store.load('s')).toMatchObject({
      captions: [{ text: 'known' }, { text: 'late' }],
      gaps: [{ startMs: 4000 }, { startMs: 9000 }],
    });
    expect(countOf(database, 'events')).toBe(6);
  });

  it('takes a session that a crash left, once it is closed', async () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'x')]));
    await expectJamakError(() => store.appendLate('s', [final('b', 1000, 'y')]), 'session-running');
    store.closeOrphans();
    store.appendLate('s', [final('b', 1000, 'y')]);
    expect(store.load('s')).toMatchObject({ durationMs: 1900.5, endedAt: STARTED_AT + 1900.5 });
  });

  it('drops notes that were made without it', () => {
    const { store } = openRepository();
    store.append('s', numbered(whole));
    store.saveNotes('s', 0, notes(0));
    store.appendLate('s', [final('a', 0, 'heard anew')]);
    expect(store.loadNotes('s')).toHaveLength(1);
    store.appendLate('s', [final('b', 1000, 'new')]);
    expect(store.loadNotes('s')).toEqual([]);
  });

  it('refuses a session that it does not know', async () => {
    const { store } = openRepository();
    await expectJamakError(() => store.appendLate('nobody', [final('a', 0, 'x')]), 'session-missing');
  });
});

describe('delete', () => {
  it('leaves nothing of the session, and all of the others', () => {
    const { store, database } = openRepository();
    for (const id of ['s', 'other']) {
      const digested: SessionHappening = { type: 'digest-updated', digest: digest('d', 900) };
      store.append(
        id,
        numbered([
          started(id),
          { type: 'caption-taken-back', captionId: 'b', laneId: 'mic', startMs: 0, endMs: 500 },
          final('a', 0, 'x'),
          final('c', 900, 'y'),
          { type: 'captions-rearranged', editor: 'me', removed: ['c'], captions: [] },
          gap(1000),
          paused(2000),
          translated('a', '엑스'),
          digested,
          ended(3000),
        ]),
      );
      store.saveReport(id, { ...report('Older report'), madeAt: 1 });
      store.saveReport(id, report('Report'));
      store.saveNotes(id, 0, notes(0));
      store.history.describe(id, { name: 'Show', tags: ['tag'] });
      const change = { captionId: 'a', laneId: 'mic', startMs: 0, endMs: 900, corrected: false };
      store.proposeVersion(id, {
        madeAt: 1,
        engine: 'new',
        proposed: [{ ...change, before: 'x', after: 'X' }],
      });
    }
    const other = store.load('other');
    store.delete('s');
    expect(store.load('s')).toBeNull();
    expect(store.load('other')).toEqual(other);
    const tables = z
      .array(z.string())
      .parse(database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all());
    // Tables that hold what is under way; the index has tests of its own.
    const passing = /^(passages|to_index$|deleted_sessions$|session_languages$)/u;
    const ofSessions = tables.filter((table) => !passing.test(table));
    expect(ofSessions).toHaveLength(17);
    for (const table of ofSessions) {
      const id = table === 'sessions' ? 'id' : 'session_id';
      expect({ table, ids: database.prepare(`SELECT DISTINCT ${id} FROM ${table}`).pluck().all() }).toEqual({
        table,
        ids: ['other'],
      });
    }
    store.delete('s');
  });

  it('refuses a session that is running', async () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'x')]));
    await expectJamakError(() => store.delete('s'), 'session-running');
    expect(store.load('s')?.captions).toHaveLength(1);
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
