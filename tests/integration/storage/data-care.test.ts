import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataCare } from '../../../src/main/app/data/data-care';
import { recordingsDataRoom } from '../../../src/main/app/recordings/data-room';
import { RecordingFolders } from '../../../src/main/recording/folders';
import { BackupKeeper } from '../../../src/main/storage/backups/backup-keeper';
import { createStore } from '../../../src/main/storage/client';
import type { DataProgress } from '../../../src/shared/requests/data';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
import { temporaryFolder } from '../../unit/scripts/temporary-folder';
import { ended, final, numbered, started, STARTED_AT } from '../../unit/storage/sessions';
import { openTestStore, storeWorker } from './test-store';

const worker = storeWorker();
/** Sound that no packing makes smaller. */
const SOUND = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * at * 7919) >>> (at % 13)));

/** Somebody's computer, with these sessions and what was recorded of them. */
async function computer(sessions: Readonly<Record<string, Buffer | null>>) {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const { store } = await openTestStore(path, worker.path);
  const recordings = join(folder, 'recordings');
  const fileOf = (id: string): string => join(recordings, id, 'mic.ogg');
  for (const [id, sound] of Object.entries(sessions)) {
    await store.append(id, numbered([started(id), final('a', 0, `words of ${id}`), ended(2000)]));
    if (!sound) continue;
    mkdirSync(dirname(fileOf(id)), { recursive: true });
    writeFileSync(fileOf(id), sound);
  }
  const told: DataProgress[] = [];
  const onProgress = {
    call(progress: DataProgress): unknown {
      return told.push(progress);
    },
  };
  const keeper = new BackupKeeper({
    path,
    flush: () => store.flush(),
    isWhole: (file) => store.isWhole(file),
    replace: (from) => store.replace(from),
    now: () => STARTED_AT,
  });
  const care: DataCare = new DataCare({
    keeper,
    store,
    storeAt: (file) => createStore({ path: file, workerPath: worker.path, onNotice: () => undefined }),
    recordings: recordingsDataRoom(new RecordingFolders(recordings)),
    settings: { get: () => DEFAULT_SETTINGS },
    changeSettings: () => Promise.resolve(undefined),
    busy: () => false,
    live: () => [],
    folder,
    version: '1.0.0',
    onReplaced: () => undefined,
    onProgress: (progress) => onProgress.call(progress),
    onError: (error) => {
      throw error;
    },
  });
  const ids = async (): Promise<string[]> => (await store.list(100)).map(({ id }) => id).toSorted();
  const soundOf = (id: string): Buffer | null => (existsSync(fileOf(id)) ? readFileSync(fileOf(id)) : null);
  return { folder, store, care, ids, soundOf, told, onProgress };
}

describe('everything in one file', () => {
  it('takes recordings along if they are wanted, and tells how far it is', async () => {
    const here = await computer({ talk: SOUND, mute: null });
    const path = join(temporaryFolder(), 'all.zip');
    expect(await here.care.exportTo(path, { recordings: true })).toBe(true);
    const shares = here.told.map(({ done, total }) => done / total);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));

    const there = await computer({});
    expect(await there.care.importFrom(path, 'merge')).toEqual({ sessions: 2, captions: 2, recordings: 1 });
    expect(await there.ids()).toEqual(['mute', 'talk']);
    expect(there.soundOf('talk')?.equals(SOUND)).toBe(true);
    expect(there.told.at(-1)?.cancellable).toBe(false);
    expect(existsSync(join(there.folder, 'importing'))).toBe(false);
  });

  it('leaves them out else', async () => {
    const here = await computer({ talk: SOUND });
    const path = join(temporaryFolder(), 'all.zip');
    await here.care.exportTo(path, { recordings: false });
    const there = await computer({});
    expect(await there.care.importFrom(path, 'merge')).toMatchObject({ sessions: 1, recordings: 0 });
    expect(there.soundOf('talk')).toBeNull();
  });

  it('keeps the sound of sessions that are here when it is added, and brings the other in its place else', async () => {
    const here = await computer({ talk: SOUND, erased: SOUND });
    const path = join(temporaryFolder(), 'all.zip');
    await here.care.exportTo(path, { recordings: true });
    const mine = Buffer.from('mine');
    const there = await computer({ talk: mine, erased: null, own: mine });
    expect(await there.care.importFrom(path, 'merge')).toMatchObject({ recordings: 0 });
    expect([there.soundOf('talk'), there.soundOf('erased')]).toEqual([mine, null]);
    expect(await there.care.importFrom(path, 'replace')).toMatchObject({ recordings: 2 });
    expect(await there.ids()).toEqual(['erased', 'talk']);
    expect(there.soundOf('talk')?.equals(SOUND)).toBe(true);
  });

  it('leaves nothing half made when its export is cancelled, at whatever time', async () => {
    const here = await computer({ talk: SOUND, more: SOUND });
    const folder = temporaryFolder();
    const path = join(folder, 'all.zip');
    writeFileSync(path, 'the old one');
    here.onProgress.call = () => here.care.cancel();
    expect(await here.care.exportTo(path, { recordings: true })).toBe(false);
    here.onProgress.call = ({ done }) => done > 100_000 && here.care.cancel();
    expect(await here.care.exportTo(path, { recordings: true })).toBe(false);
    expect(readdirSync(folder)).toEqual(['all.zip']);
    expect(readFileSync(path, 'utf8')).toBe('the old one');
    here.onProgress.call = () => undefined;
    expect(await here.care.exportTo(path, { recordings: true })).toBe(true);
  });

  it('keeps nothing of an import that was killed with the app', async () => {
    const { folder, care, ids } = await computer({ own: null });
    mkdirSync(join(folder, 'importing', 'recordings'), { recursive: true });
    writeFileSync(join(folder, 'importing', 'jamak.db'), 'words of somebody');
    await care.clear();
    expect(existsSync(join(folder, 'importing'))).toBe(false);
    expect(await ids()).toEqual(['own']);
  });

  it('changes nothing when its import is cancelled, at whatever time; in the end it can’t be any more', async () => {
    const here = await computer({ talk: SOUND });
    const path = join(temporaryFolder(), 'all.zip');
    await here.care.exportTo(path, { recordings: true });
    const there = await computer({ own: SOUND });
    there.onProgress.call = () => there.care.cancel();
    expect(await there.care.importFrom(path, 'replace')).toBeNull();
    there.onProgress.call = ({ done, total }) => done === total && there.care.cancel();
    expect(await there.care.importFrom(path, 'replace')).toBeNull();
    expect(await there.ids()).toEqual(['own']);
    expect(there.soundOf('talk')).toBeNull();
    expect(existsSync(join(there.folder, 'importing'))).toBe(false);
    there.onProgress.call = ({ cancellable }) => !cancellable && there.care.cancel();
    expect(await there.care.importFrom(path, 'replace')).toMatchObject({ sessions: 1, recordings: 1 });
    expect(await there.ids()).toEqual(['talk']);
  });
});
