import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { Sessions } from '../../../../src/main/app/sessions';
import { RecordingFolders } from '../../../../src/main/recording/folders';
import type { Span } from '../../../../src/main/recording/spans';
import type { SessionStore } from '../../../../src/main/storage/contract';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { JamakError } from '../../../../src/shared/errors';
import type { SessionEvent } from '../../../../src/shared/session/events';
import type { Rearranged } from '../../../../src/shared/session/rearranging';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';
import { ended, final, numbered, started } from '../../storage/sessions';

/** Sessions 'one' and 'two', which have ended and are recorded, over the real store and real folders. */
function open() {
  const repository = new SessionRepository(openDatabase(':memory:'), ':memory:');
  for (const id of ['one', 'two'])
    repository.append(id, numbered([started(id), final(`${id} a`, 1000, 'words'), ended(3000)]));
  const folder = temporaryFolder();
  const folders = new RecordingFolders(folder);
  for (const id of ['one', 'two', 'live']) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, 'mic.ogg'), 'sound');
  }
  const disk = { full: false };
  const write = <T>(work: () => T): Promise<T> =>
    disk.full
      ? Promise.reject(new JamakError('store-failed', { retryable: true }))
      : Promise.resolve().then(work);
  const erased: { sessionId: string; spans: readonly Span[] }[] = [];
  const sessions = new Sessions({
    store: {
      append: (id: string, events: readonly SessionEvent[]) => write(() => repository.append(id, events)),
      appendLate: (id: string, late: Parameters<SessionStore['appendLate']>[1]) =>
        write(() => repository.appendLate(id, late)),
      heardLanes: (id: string) => Promise.resolve(repository.heardLanes(id)),
      delete: (id: string) => write(() => repository.delete(id)),
      deleteAll: () => write(() => repository.deleteAll()),
    } as Partial<SessionStore> as SessionStore,
    spool: { pending: () => [], forget: () => Promise.resolve(), erase: () => {} },
    recordings: {
      sessions: () => folders.sessions(),
      setAside: (id) => folders.setAside(id),
      erase: (sessionId, spans) => Promise.resolve(void erased.push({ sessionId, spans })),
    },
    notices: new NoticeBoard(() => {}),
    onSavedAgain: () => {},
  });
  return { sessions, repository, disk, erased, recorded: () => readdirSync(folder).toSorted() };
}

describe('the recording of a session', () => {
  it('is deleted with it', async () => {
    const { sessions, recorded } = open();
    await sessions.delete('one');
    expect(recorded()).toEqual(['live', 'two']);
  });

  it('stays where the session could not be deleted', async () => {
    const { sessions, disk, recorded } = open();
    disk.full = true;
    await expectJamakError(() => sessions.delete('one'), 'store-failed');
    await expectJamakError(() => sessions.deleteAll(), 'store-failed');
    expect(recorded()).toEqual(['live', 'one', 'two']);
  });

  it('is deleted with all of them, but for that of the running session', async () => {
    const { sessions, recorded } = open();
    const feed = sessions.begin('live', { publish: () => {}, onError: () => {} });
    feed.append(started('live'));
    await feed.settled();
    await sessions.deleteAll();
    expect(recorded()).toEqual(['live']);
  });

  it('loses what is taken back, and what was said since a moment', async () => {
    const { sessions, repository, erased } = open();
    const place = { id: 'one a', laneId: 'mic', startMs: 1000, endMs: 1900.5 };
    await sessions.takeBack('one', [place]);
    await sessions.eraseSound('one', 500);
    expect(erased).toEqual([
      { sessionId: 'one', spans: [{ laneId: 'mic', startMs: 1000, endMs: 1900.5 }] },
      { sessionId: 'one', spans: [{ laneId: null, startMs: 500, endMs: null }] },
    ]);
    expect(repository.load('one')?.captions).toEqual([]);
  });

  it('loses it in the lane where it was heard, whoever it was given to since, also while it is said', async () => {
    const { sessions, repository, erased } = open();
    const moved: Rearranged = {
      type: 'captions-rearranged',
      editor: 'me',
      removed: [],
      captions: [{ id: 'one a', laneId: 'sys', startMs: 1000, endMs: 1900.5, text: 'words' }],
    };
    const place = { id: 'one a', laneId: 'sys', startMs: 1000, endMs: 1900.5 };
    const spans = [{ laneId: 'mic', startMs: 1000, endMs: 1900.5 }];
    repository.appendLate('one', [moved]);
    await sessions.takeBack('one', [place]);
    expect(erased).toEqual([{ sessionId: 'one', spans }]);
    // It is told of as who it was given to, and still known to have been heard elsewhere.
    expect(repository.load('one')?.takenBack).toEqual([place]);
    expect(repository.heardLanes('one').get('one a')).toEqual(['mic']);

    const feed = sessions.begin('live', { publish: () => {}, onError: () => {} });
    for (const happening of [started('live'), final('one a', 1000, 'words'), moved]) feed.append(happening);
    await feed.settled();
    void sessions.takeBack('live', [place]);
    expect(erased[1]).toEqual({ sessionId: 'live', spans });
    await feed.settled();
    expect((await sessions.heardLanes('live')).get('one a')).toEqual(['mic']);
  });

  it('knows where the parts of a caption were heard, also once one of them was taken back', async () => {
    const { sessions, repository, erased } = open();
    const part = (id: string, startMs: number, madeOf: string[]) =>
      ({ id, laneId: 'sys', startMs, endMs: startMs + 400, text: id, madeOf }) as const;
    const parts = [part('one a', 1000, ['b']), part('b', 1400, ['one a'])];
    repository.appendLate('one', [
      { type: 'captions-rearranged', editor: 'me', removed: [], captions: parts },
    ]);
    const [first, second] = parts.map(({ id, laneId, startMs, endMs }) => ({ id, laneId, startMs, endMs }));
    if (!first || !second) throw new Error('no parts');
    await sessions.takeBack('one', [{ ...second, related: ['one a'] }]);
    await sessions.takeBack('one', [first]);
    expect(erased.map(({ spans }) => spans)).toEqual([
      [{ laneId: 'mic', startMs: 1400, endMs: 1800 }],
      [{ laneId: 'mic', startMs: 1000, endMs: 1400 }],
    ]);
  });
});
