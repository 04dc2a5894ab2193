import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../src/main/storage/history/fold';
import { holdsAll, termsOf } from '../../../../src/main/storage/history/terms';
import {
  digest,
  ended,
  final,
  marked,
  numbered,
  report,
  started,
  STARTED_AT,
  struck,
  translated,
} from '../sessions';
import { checkIndex, openStore, search, texts } from './stores';

const DAY = 24 * 3600 * 1000;

function filled() {
  const opened = openStore();
  const { store } = opened;
  store.append(
    'old',
    numbered([
      started('old', STARTED_AT - DAY),
      final('a', 0, 'Welcome to the stream, everybody.'),
      final('b', 2000, '오늘은 새 게임을 해 볼게요.', 'sys'),
      translated('b', "Today I'll try a new game.", 'en'),
      final('c', 4000, '次の配信は明日です。'),
    ]),
  );
  store.append('old', numbered([ended(9000)], 90));
  store.append(
    'new',
    numbered([
      started('new'),
      final('a', 0, 'Another stream, another GAME.'),
      marked('m', 500),
      { type: 'digest-updated', digest: { ...digest('d', 900), keywords: ['boss', 'dragon'] } },
    ]),
  );
  return opened;
}

describe('search', () => {
  it('finds nothing in what is struck out alone, until it is brought back', () => {
    const { store } = filled();
    store.append('old', numbered([struck('It begins')], 91));
    const made = { ...report('Dragon night'), decisions: [{ text: 'We begin anew.', captionIds: ['a'] }] };
    store.saveReport('old', made);
    // It was struck out of another session.
    expect(texts(store, 'begin')).toEqual(['It begins', 'We begin anew.']);
    store.append('old', numbered([struck('we begin anew')], 92));
    store.append('new', numbered([struck('it begins')], 92));
    expect(texts(store, 'begin')).toEqual([]);
    expect(texts(store, 'dragon')).toEqual(['boss, dragon', 'Dragon night']);
    // Of several words, one stands there alone.
    expect(texts(store, 'dragon begin')).toEqual([]);
    store.append('new', numbered([struck('it begins', { struck: false })], 93));
    expect(texts(store, 'begin')).toEqual(['It begins']);
  });

  it('finds words of three languages and of two letters, whatever their case', () => {
    const { store } = filled();
    expect(texts(store, 'STREAM')).toEqual([
      'Another stream, another GAME.',
      'Welcome to the stream, everybody.',
    ]);
    expect(texts(store, '게임')).toEqual(['오늘은 새 게임을 해 볼게요.']);
    expect(texts(store, '배'.normalize('NFD'))).toEqual([]);
    expect(texts(store, '배신')).toEqual([]);
    expect(texts(store, '볼게요'.normalize('NFD'))).toHaveLength(1);
    expect(texts(store, '配信')).toEqual(['次の配信は明日です。']);
    expect(texts(store, '次の配信')).toHaveLength(1);
    expect(texts(store, '새')).toHaveLength(1);
  });

  it('wants all words, and phrases as they stand', () => {
    const { store } = filled();
    expect(texts(store, 'stream welcome')).toHaveLength(1);
    expect(texts(store, 'stream nobody')).toEqual([]);
    expect(texts(store, '"the stream"')).toHaveLength(1);
    expect(texts(store, '"stream the"')).toEqual([]);
    expect(texts(store, '')).toEqual([]);
    expect(texts(store, '%_ "%"')).toEqual([]);
  });

  it('tells where it was found, and leads there', () => {
    const { store } = filled();
    store.saveReport('new', {
      ...report('Fishing'),
      decisions: [{ text: 'Fishing again', captionIds: ['a'] }],
    });
    expect(search(store, 'new game')).toMatchObject([
      { sessionId: 'old', kind: 'translation', captionId: 'b', atMs: 2000, speaker: 'Guests' },
    ]);
    expect(search(store, 'dragon')).toMatchObject([{ sessionId: 'new', kind: 'digest', atMs: 0 }]);
    expect(search(store, 'fishing again')).toMatchObject([{ kind: 'report', captionId: 'a' }]);
    const [hit] = search(store, 'everybody');
    expect(hit?.snippet.ranges).toEqual([[23, 32]]);
  });

  it('follows corrections, and what is taken back', () => {
    const { store, database } = filled();
    store.appendLate('old', [{ type: 'caption-edited', captionId: 'b', text: '낚시를 해요', editor: 'e' }]);
    expect(texts(store, '게임')).toEqual([]);
    expect(texts(store, 'new game')).toEqual([]);
    expect(texts(store, '낚시')).toEqual(['낚시를 해요']);
    store.append(
      'new',
      numbered([{ type: 'caption-taken-back', captionId: 'a', laneId: 'mic', startMs: 0, endMs: 900 }], 50),
    );
    expect(texts(store, 'another')).toEqual([]);
    expect(texts(store, 'dragon')).toEqual([]);
    checkIndex(database);
  });

  it('looks through the sessions that are wanted', () => {
    const { store } = filled();
    const found = (filter: Parameters<typeof search>[2]) => [
      ...new Set(search(store, 'stream', filter).map(({ sessionId }) => sessionId)),
    ];
    expect(found({})).toEqual(['new', 'old']);
    expect(found({ from: STARTED_AT - 1000 })).toEqual(['new']);
    expect(found({ until: STARTED_AT - 1000 })).toEqual(['old']);
    expect(found({ marked: true })).toEqual(['new']);
    expect(found({ pinned: true })).toEqual([]);
    expect(found({ speaker: 'Guests' })).toEqual(['new', 'old']);
    expect(found({ speaker: 'Nobody' })).toEqual([]);
    expect(found({ language: 'ja' })).toEqual(['old']);
    store.history.describe('old', { pinned: true, tags: ['fun'] });
    expect(found({ pinned: true })).toEqual(['old']);
    expect(found({ tag: 'fun' })).toEqual(['old']);
    store.history.discard('old', 1);
    expect(found({})).toEqual(['new']);
  });

  it('answers in time, with where to go on', () => {
    const { store } = filled();
    const page = store.history.search({
      words: 'stream',
      filter: {
        from: null,
        until: null,
        speaker: null,
        language: null,
        tag: null,
        marked: false,
        pinned: false,
      },
      before: null,
      limit: 1,
    });
    expect(page.hits).toHaveLength(1);
    expect(page.sessions.map(({ id }) => id)).toEqual(['new']);
    expect(page.next).not.toBeNull();
  });

  it('finds what reading everything finds, after any number of changes', () => {
    const word = fc.constantFrom(
      '게임',
      '방송',
      'game',
      'stream',
      'ゲーム',
      '配信',
      'no',
      '말',
      'a',
      'Straße',
    );
    const said = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const change = fc.record({
      what: fc.constantFrom('say', 'edit', 'translate', 'take back'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      text: said,
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), said, (changes, words) => {
        const { store, database } = openStore();
        store.append('s', numbered([started('s')]));
        for (const [at, { what, id, text }] of changes.entries()) {
          const captionId = id;
          store.append(
            's',
            numbered(
              [
                {
                  say: final(id, at * 1000, text),
                  edit: { type: 'caption-edited', captionId, text, editor: 'e' } as const,
                  translate: translated(id, text),
                  'take back': {
                    type: 'caption-taken-back',
                    captionId,
                    laneId: 'mic',
                    startMs: 0,
                    endMs: 1,
                  } as const,
                }[what],
              ],
              at + 2,
            ),
          );
        }
        const terms = termsOf(words);
        const expected = (store.load('s')?.captions ?? [])
          .filter(({ text, translations = [] }) =>
            holdsAll([text, ...translations.map((one) => one.text)].map(fold).join('\n'), terms),
          )
          .map(({ id }) => id);
        expect(
          search(store, words)
            .map(({ captionId }) => captionId)
            .toSorted(),
        ).toEqual(expected.toSorted());
        checkIndex(database);
        database.close();
      }),
      { numRuns: 40 },
    );
  });
});
