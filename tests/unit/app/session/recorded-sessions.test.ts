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
});
