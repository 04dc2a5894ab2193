import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { MOST_REPORTS } from '../../../../src/shared/session/report';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { ended, final, numbered, report, started } from '../sessions';

const version = (madeAt: number, title = `made at ${madeAt}`) => ({ ...report(title), madeAt });

function open() {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const store = new SessionRepository(openDatabase(path), path);
  store.append('s', numbered([started('s'), final('a', 0, 'words'), ended(5000)]));
  const filesWith = (word: string): string[] =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
  const versions = (): (number | null)[] => {
    const record = store.load('s');
    return [record?.report?.madeAt ?? null, ...(record?.otherReports ?? []).map(({ madeAt }) => madeAt)];
  };
  return { store, filesWith, versions };
}

describe('versions of a report', () => {
  it('stay beside the newest, which is the one that is read and listed', () => {
    const { store, versions } = open();
    for (const madeAt of [1, 3, 2]) store.saveReport('s', version(madeAt));
    expect(versions()).toEqual([2, 3, 1]);
    expect(store.list(1)[0]).toMatchObject({ hasReport: true, title: 'made at 2' });
  });

  it('are so many at most; the oldest goes', () => {
    const { store, versions } = open();
    for (let madeAt = 1; madeAt <= MOST_REPORTS + 3; madeAt++) store.saveReport('s', version(madeAt));
    expect(versions()).toEqual([8, 7, 6, 5, 4]);
    // Also where the one that is read was the oldest.
    store.chooseReport('s', 4);
    store.saveReport('s', version(9));
    expect(versions()).toEqual([9, 8, 7, 6, 5]);
  });

  it('can be chosen, from then on for all that reads', () => {
    const { store, versions } = open();
    for (const madeAt of [1, 2, 3]) store.saveReport('s', version(madeAt));
    store.chooseReport('s', 1);
    expect(versions()).toEqual([1, 3, 2]);
    expect(store.list(1)[0]?.title).toBe('made at 1');
    store.chooseReport('s', 1);
    expect(versions()).toEqual([1, 3, 2]);
    expect(() => store.chooseReport('s', 77)).toThrow(expect.objectContaining({ code: 'report-missing' }));
    expect(() => store.chooseReport('t', 1)).toThrow(expect.objectContaining({ code: 'report-missing' }));
  });

  it('can be deleted one by one, each out of the files', () => {
    const { store, versions, filesWith } = open();
    for (const madeAt of [1, 2, 3]) store.saveReport('s', version(madeAt, `<<secret-${madeAt}>>`));
    store.deleteReport('s', 2);
    expect(versions()).toEqual([3, 1]);
    expect(filesWith('<<secret-2>>')).toEqual([]);
    store.deleteReport('s', 3);
    expect(versions()).toEqual([1]);
    store.deleteReport('s', 77);
    store.deleteReport('s', 1);
    expect(versions()).toEqual([null]);
    expect(filesWith('<<secret-')).toEqual([]);
    expect(store.list(1)[0]?.hasReport).toBe(false);
  });

  it('all go when something is taken back, and with their session', () => {
    const { store, versions, filesWith } = open();
    for (const madeAt of [1, 2, 3]) store.saveReport('s', version(madeAt, '<<secret>>'));
    store.appendLate('s', [
      { type: 'caption-taken-back', captionId: 'a', laneId: 'mic', startMs: 0, endMs: 900 },
    ]);
    expect(filesWith('<<secret>>')).toEqual([]);
    expect(versions()).toEqual([null]);
    for (const madeAt of [1, 2]) store.saveReport('s', version(madeAt, '<<secret>>'));
    store.delete('s');
    expect(filesWith('<<secret>>')).toEqual([]);
    expect(store.load('s')).toBeNull();
  });
});
