import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from './expect-jamak-error';
import { ended, final, notes, numbered, report, started } from './sessions';

function openRepository() {
  const path = join(temporaryFolder(), 'jamak.db');
  return { store: new SessionRepository(openDatabase(path), path) };
}

describe('reports', () => {
  it('are kept whole, the newest in place of the one before', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'x'), ended(900)]));
    store.saveReport('s', report('First'));
    store.saveReport('s', report('Second'));
    expect(store.load('s')?.report).toEqual(report('Second'));
  });

  it('are made of notes, which stay until it is done', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'x'), ended(900)]));
    store.saveNotes('s', 11, notes(1000));
    store.saveNotes('s', 2, notes(500));
    store.saveNotes('s', 2, notes(0));
    expect(store.loadNotes('s')).toEqual([notes(0), notes(1000)]);
    expect(store.loadNotes('other')).toEqual([]);
    store.saveReport('s', report('Done'));
    expect(store.loadNotes('s')).toEqual([]);
  });

  it('can begin anew', () => {
    const { store } = openRepository();
    for (const id of ['s', 'other']) {
      store.append(id, numbered([started(id), final('a', 0, 'x'), ended(900)]));
      store.saveNotes(id, 0, notes(0));
    }
    store.clearNotes('s');
    expect(store.loadNotes('s')).toEqual([]);
    expect(store.loadNotes('other')).toEqual([notes(0)]);
  });

  it('need a session', async () => {
    const { store } = openRepository();
    await expectJamakError(() => store.saveNotes('nobody', 0, notes(0)), 'session-missing');
    await expectJamakError(() => store.saveReport('nobody', report('None')), 'session-missing');
  });
});
