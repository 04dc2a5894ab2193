import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { Sessions } from '../../../../src/main/app/sessions';
import type { SessionStore } from '../../../../src/main/storage/contract';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { JamakError } from '../../../../src/shared/errors';
import type { SessionEvent } from '../../../../src/shared/session/events';
import { expectJamakError } from '../../storage/expect-jamak-error';
import { ended, final, gap, marked, numbered, started, STARTED_AT, translated } from '../../storage/sessions';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** The real store in memory, on a disk that can be full. */
function open() {
  const repository = new SessionRepository(openDatabase(':memory:'), ':memory:');
  const disk = { full: false };
  const asked: string[] = [];
  const call = async <T>(name: string, work: () => T, writes: boolean): Promise<T> => {
    asked.push(name);
    await Promise.resolve();
    if (disk.full && writes) throw new JamakError('store-failed', { retryable: true });
    return work();
  };
  const store = {
    append: (id: string, events: readonly SessionEvent[]) =>
      call('append', () => repository.append(id, events), true),
    list: (limit: number) => call('list', () => repository.list(limit), false),
    load: (id: string) => call('load', () => repository.load(id), false),
    appendLate: (id: string, late: Parameters<SessionStore['appendLate']>[1]) =>
      call('appendLate', () => repository.appendLate(id, late), true),
    delete: (id: string) => call('delete', () => repository.delete(id), true),
    deleteAll: () => call('deleteAll', () => repository.deleteAll(), true),
  } as unknown as SessionStore;
  const notices = new NoticeBoard(() => {});
  const forgotten: string[] = [];
  const sounds = new Set<string>();
  let savedAgain = 0;
  const sessions = new Sessions({
    store,
    notices,
    spool: {
      pending: () => [...sounds].map((sessionId) => ({ sessionId, utterances: [] })),
      forget: (sessionId) => Promise.resolve(void forgotten.push(sessionId)),
      erase: () => {},
    },
    onSavedAgain: () => savedAgain++,
  });
  const shown: string[] = [];
  /** A session with three captions, of which the first is from before `after` was done. */
  const show = async (id: string, after = (): void => {}, startedAt = STARTED_AT) => {
    const feed = sessions.begin(id, {
      publish: ({ happening }) => {
        if (happening.type === 'caption-final') shown.push(happening.text);
      },
      onError: (error) => {
        throw error;
      },
    });
    feed.append(started(id, startedAt));
    feed.append(final('a', 0, 'one'));
    await feed.settled();
    after();
    feed.append(final('b', 1000, 'two'));
    feed.append(translated('b', '둘'));
    feed.append(gap(2000));
    feed.append(final('c', 4000, 'three'));
    await feed.settled();
    return feed;
  };
  const end = async (feed: Awaited<ReturnType<typeof show>>): Promise<void> => {
    feed.append(ended(5000));
    await feed.settled();
  };
  const texts = async (id: string) => (await sessions.load(id))?.captions.map(({ text }) => text);
  return {
    repository,
    disk,
    asked,
    notices,
    sessions,
    shown,
    sounds,
    forgotten,
    show,
    end,
    texts,
    codes: () => notices.all.map(({ code }) => code),
    savedAgain: () => savedAgain,
  };
}

type Scene = ReturnType<typeof open>;
const fill =
  ({ disk }: Scene) =>
  (): void => {
    disk.full = true;
  };

describe('a full disk', () => {
  it('takes nothing from the running session: all that was shown can be read', async () => {
    const scene = open();
    await scene.show('s', fill(scene));
    expect(scene.shown).toEqual(['one', 'two', 'three']);
    expect(await scene.texts('s')).toEqual(['one', 'two', 'three']);
    expect((await scene.sessions.load('s'))?.captions[1]?.translations?.[0]?.text).toBe('둘');
    expect(scene.repository.load('s')?.captions).toHaveLength(1);
    expect(scene.codes()).toEqual(['store-failed']);
  });

  it('takes nothing from a session that has ended: it is saved once there is room, and the notice goes', async () => {
    const scene = open();
    const feed = await scene.show('s', fill(scene));
    await scene.end(feed);
    expect(await scene.texts('s')).toEqual(['one', 'two', 'three']);
    expect(scene.sessions.live).toEqual(['s']);
    const before = await scene.sessions.load('s');
    scene.disk.full = false;
    await vi.runAllTimersAsync();
    expect(scene.repository.load('s')).toEqual(before);
    expect(scene.sessions.live).toEqual([]);
    expect([scene.codes(), scene.savedAgain()]).toEqual([[], 1]);
  });

  it('is told for as long as one session of several is not saved', async () => {
    const scene = open();
    await scene.end(await scene.show('first', fill(scene)));
    scene.disk.full = false;
    const stuck = await scene.show('second', fill(scene), STARTED_AT + 60_000);
    scene.disk.full = false;
    await scene.sessions.saveNow();
    expect(scene.codes()).toEqual([]);
    scene.disk.full = true;
    await scene.end(stuck);
    expect(scene.codes()).toEqual(['store-failed']);
  });

  it('says what would be lost, with all of the session', async () => {
    const scene = open();
    expect(scene.sessions.unsaved).toEqual([]);
    await scene.end(await scene.show('s', fill(scene)));
    expect(scene.sessions.unsaved).toMatchObject([{ captions: 2, record: { id: 's' } }]);
    expect(scene.sessions.unsaved[0]?.record.captions).toHaveLength(3);
    scene.disk.full = false;
    await scene.sessions.saveNow();
    expect(scene.sessions.unsaved).toEqual([]);
  });
});

describe('what somebody did while the disk was full', () => {
  const edited = { type: 'caption-edited', captionId: 'a', text: 'won', editor: 'me' } as const;
  const place = { id: 'b', laneId: 'mic', startMs: 1000, endMs: 1900.5 };
  const statement = { text: 'They won.', captionIds: ['a'] };

  /** A session that is saved up to here. */
  async function saved() {
    const scene = open();
    const feed = await scene.show('s');
    scene.disk.full = true;
    return { ...scene, feed };
  }

  it('would be lost as captions are, each counted once', async () => {
    const { sessions, feed } = await saved();
    await sessions.edit('s', edited);
    expect(sessions.unsaved).toMatchObject([{ captions: 1 }]);
    await sessions.edit('s', { ...edited, text: 'one' });
    await sessions.takeBack('s', [place]);
    await sessions.edit('s', { type: 'captions-rearranged', editor: 'me', removed: ['c'], captions: [] });
    expect(sessions.unsaved).toMatchObject([{ captions: 3 }]);
    expect(sessions.unsaved[0]?.record.captions.map(({ text }) => text)).toEqual(['one']);
    expect(feed.view.captions).toHaveLength(1);
  });

  type Saved = Awaited<ReturnType<typeof saved>>;

  it.each([
    ['a mark', ({ feed }: Saved) => Promise.resolve(feed.append(marked('m', 700)))],
    ['what is struck out', ({ sessions }: Saved) => sessions.strike('s', statement, true)],
  ])('would be lost with no caption: %s', async (_what, work) => {
    const scene = await saved();
    await work(scene);
    await scene.feed.settled();
    expect(scene.sessions.unsaved).toMatchObject([{ captions: 0, record: { id: 's' } }]);
  });

  it('is not asked about what the engine made', async () => {
    const { sessions, feed } = await saved();
    feed.append(translated('a', '하나'));
    await feed.settled();
    expect(sessions.unsaved).toEqual([]);
  });
});

describe('list', () => {
  it('puts what is in memory among what is stored, newest first', async () => {
    const scene = open();
    await scene.end(await scene.show('old', undefined, STARTED_AT - 60_000));
    await scene.show('s', fill(scene));
    expect(await scene.sessions.list(10)).toMatchObject([
      { id: 's', endedAt: null, captionCount: 3, opening: 'one two three' },
      { id: 'old', captionCount: 3 },
    ]);
    expect(await scene.sessions.list(1)).toHaveLength(1);
  });

  it('names what is in memory even if the store fails, and fails when there is nothing', async () => {
    const scene = open();
    const broken = vi.spyOn(scene.repository, 'list').mockImplementation(() => {
      throw new JamakError('store-failed');
    });
    await expectJamakError(() => scene.sessions.list(10), 'store-failed');
    await scene.show('s');
    expect(await scene.sessions.list(10)).toMatchObject([{ id: 's', captionCount: 3 }]);
    expect(broken).toHaveBeenCalledTimes(2);
  });

  it('leaves out what ended without a word', async () => {
    const scene = open();
    fill(scene)();
    const feed = scene.sessions.begin('silent', { publish: () => {}, onError: () => {} });
    feed.append(started('silent'));
    await feed.settled();
    expect(await scene.sessions.list(10)).toHaveLength(1);
    feed.append(ended(1000));
    await feed.settled();
    scene.disk.full = false;
    expect(await scene.sessions.list(10)).toEqual([]);
  });
});

describe('a store that loses the running session', () => {
  it('gets all of it again', async () => {
    const scene = open();
    const feed = await scene.show('s');
    scene.repository.append('s', numbered([ended(5000)], 99));
    scene.repository.delete('s');
    feed.append(final('d', 6000, 'four'));
    await feed.settled();
    expect(scene.repository.load('s')?.captions.map(({ text }) => text)).toEqual([
      'one',
      'two',
      'three',
      'four',
    ]);
    expect(scene.codes()).toEqual([]);
  });
});

describe('delete', () => {
  it('erases a session and its sound', async () => {
    const scene = open();
    await scene.end(await scene.show('s'));
    await scene.sessions.delete('s');
    expect([await scene.sessions.load('s'), scene.forgotten]).toEqual([null, ['s']]);
  });

  it('refuses the running session, saved or not', async () => {
    const scene = open();
    await scene.show('s');
    await expectJamakError(() => scene.sessions.delete('s'), 'session-running');
    fill(scene)();
    await expectJamakError(() => scene.sessions.delete('s'), 'session-running');
    expect([await scene.texts('s'), scene.forgotten]).toEqual([['one', 'two', 'three'], []]);
  });

  it('refuses a session that can not be saved, so that nothing comes back later; then erases it', async () => {
    const scene = open();
    await scene.end(await scene.show('s', fill(scene)));
    await expectJamakError(() => scene.sessions.delete('s'), 'store-failed');
    expect(await scene.texts('s')).toHaveLength(3);
    scene.disk.full = false;
    await scene.sessions.delete('s');
    await vi.runAllTimersAsync();
    await nextTurn();
    expect([await scene.sessions.load('s'), scene.repository.list(10)]).toEqual([null, []]);
  });
});

describe('deleteAll', () => {
  it('leaves the running session alone, which goes on, and its sound', async () => {
    const scene = open();
    await scene.end(await scene.show('old'));
    const feed = await scene.show('s');
    for (const id of ['old', 's', 'of a crash']) scene.sounds.add(id);
    await scene.sessions.deleteAll();
    expect(scene.forgotten).toEqual(['old', 'of a crash']);
    expect((await scene.sessions.list(10)).map(({ id }) => id)).toEqual(['s']);
    await scene.end(feed);
    expect(scene.repository.load('s')?.captions).toHaveLength(3);
  });
});

describe('a note to a mark', () => {
  it('joins the feed of a session that runs, and the store once it has ended', async () => {
    const { sessions, show } = open();
    const feed = await show('s');
    feed.append(marked('m', 700));
    await feed.settled();
    expect(await sessions.note('s', 'm', 'while it runs')).toBeNull();
    await feed.settled();
    expect(feed.view.marks).toEqual([{ id: 'm', atMs: 700, note: 'while it runs' }]);

    feed.append(ended(5000));
    await feed.settled();
    expect(await sessions.note('s', 'm', 'afterwards')).toEqual(marked('m', 700, 'afterwards'));
    expect((await sessions.load('s'))?.marks).toEqual([{ id: 'm', atMs: 700, note: 'afterwards' }]);
  });

  it('is refused where there is no such mark', async () => {
    const { sessions, show } = open();
    await show('s');
    await expectJamakError(() => sessions.note('s', 'nobody', ''), 'session-missing');
  });
});

describe('a statement that is struck out', () => {
  const statement = { text: 'They won.', captionIds: ['a'] };

  it('is told by the running session itself, and afterwards to whoever shows it', async () => {
    const { sessions, show } = open();
    const feed = await show('s');
    expect(await sessions.strike('s', statement, true)).toBeNull();
    await feed.settled();
    expect(feed.view.struck).toEqual([{ ...statement, untilMs: 4900.5 }]);

    feed.append(ended(9000));
    await feed.settled();
    // The time at which it was struck out stays with it.
    expect(await sessions.strike('s', { ...statement, text: 'they won' }, false)).toMatchObject({
      type: 'statement-struck',
      struck: false,
      untilMs: 4900.5,
    });
    expect((await sessions.load('s'))?.struck).toEqual([]);
    expect(await sessions.strike('s', statement, true)).toMatchObject({ struck: true, untilMs: 9000 });
    expect((await sessions.load('s'))?.struck).toHaveLength(1);
  });

  it('is refused where there is no such session', async () => {
    const { sessions } = open();
    await expectJamakError(() => sessions.strike('nobody', statement, true), 'session-missing');
  });
});
