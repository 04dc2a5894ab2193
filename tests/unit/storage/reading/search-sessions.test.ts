import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../src/main/storage/history/terms';
import { holdsWords } from '../../../../src/main/storage/reading/holds-words';
import { searchSessions } from '../../../../src/main/storage/reading/search-sessions';
import { openStore, type TestStore } from '../history/stores';
import { digest, final, marked, numbered, report, started, STARTED_AT, translated } from '../sessions';

function asked({ store }: TestStore) {
  return {
    list: (limit: number) => Promise.resolve(store.list(limit)),
    load: (id: string) => Promise.resolve(store.load(id)),
    search: (...args: Parameters<typeof store.history.search>) =>
      Promise.resolve(store.history.search(...args)),
    history: (...args: Parameters<typeof store.history.history>) =>
      Promise.resolve(store.history.history(...args)),
    historyFacets: () => Promise.resolve(store.history.historyFacets()),
  };
}

async function idsOf(opened: TestStore, words: string, limit = 100): Promise<string[]> {
  return (await searchSessions(asked(opened), words, limit)).map(({ id }) => id);
}

function filled(): TestStore {
  const opened = openStore();
  const { store } = opened;
  store.append(
    'talk',
    numbered([
      started('talk', STARTED_AT - 5000),
      final('a', 0, 'Admiral Yi won at Myeongnyang'),
      final('b', 900, 'and that was that'),
      translated('a', '이순신 장군이 이겼어요'),
    ]),
  );
  // They begin at once.
  for (const id of ['game', 'other'])
    store.append(
      id,
      numbered([started(id), final('a', 0, `Good game, ${id}`), marked('m', 10, '여기 웃김')]),
    );
  store.append('game', numbered([{ type: 'digest-updated', digest: digest('d', 900) }], 20));
  store.saveReport('other', report('Fishing'));
  return opened;
}

describe('searchSessions', () => {
  const CASES: [string, string[]][] = [
    ['yi MYEONGNYANG', ['talk']],
    ['admiral that', ['talk']],
    ['장군', ['talk']],
    ['장', ['talk']],
    ['good', ['other', 'game']],
    ['it begins', ['game']],
    ['fishing game', ['other']],
    ['웃김', ['other', 'game']],
    ['웃김 begins', ['game']],
    ['"good game"', ['other', 'game']],
    ['"game good"', []],
    ['captionid', []],
    ['yi game', []],
    ['', []],
  ];

  it('finds all words wherever they are, also before all is indexed', async () => {
    const opened = filled();
    const found = async () =>
      Promise.all(CASES.map(async ([words]) => [words, await idsOf(opened, words)] as const));
    expect(await found()).toEqual(CASES);
    // The newest, and no more than are wanted.
    expect(await idsOf(opened, 'good', 1)).toEqual(['other']);
    expect(await idsOf(opened, '웃김', 1)).toEqual(['other']);
    opened.database.exec('UPDATE indexed_sessions SET complete = 0; DELETE FROM passages');
    expect(await found()).toEqual(CASES);
  });

  it('finds what is found by reading each session', async () => {
    const word = fc.constantFrom('게임', 'game', '말', 'a', 'stream', '뷁');
    const texts = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(texts, { minLength: 1, maxLength: 4 }), { maxLength: 9 }),
        fc.array(texts, { minLength: 8, maxLength: 8 }),
        async (sessions, searches) => {
          const opened = openStore();
          for (const [at, captions] of sessions.entries()) {
            const id = `s${String(at)}`;
            const said = captions.map((text, n) => final(`c${String(n)}`, n * 1000, text));
            opened.store.append(id, numbered([started(id, STARTED_AT + (at % 3) * 400), ...said]));
          }
          for (const words of searches) {
            const terms = termsOf(words);
            const expected = opened.store
              .list(100)
              .filter(({ id }) => {
                const record = opened.store.load(id);
                return record && holdsWords(record, terms);
              })
              .map(({ id }) => id);
            expect([words, await idsOf(opened, words)]).toEqual([words, expected]);
          }
          opened.store.close();
        },
      ),
      { numRuns: 5 },
    );
  });
});
