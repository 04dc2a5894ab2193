import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import { temporaryFolder } from '../scripts/temporary-folder';
import { ended, final, numbered, started, STARTED_AT } from './sessions';

function openRepository(path = join(temporaryFolder(), 'jamak.db')) {
  const database = openDatabase(path);
  return { store: new SessionRepository(database, path), database };
}

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

  it('leaves those open to which this run still adds', () => {
    const { store } = openRepository();
    for (const id of ['crashed', 'live']) store.append(id, numbered([started(id), final('a', 0, 'x')]));
    expect(store.closeOrphans(['live'])).toBe(1);
    expect(store.load('live')?.endedAt).toBeNull();
    store.append('live', numbered([final('b', 1000, 'y'), ended(2000)], 3));
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
