import { app } from 'electron';
import { JamakError } from '../../shared/errors';
import type { Settings } from '../../shared/settings';
import { DataCare } from '../app/data/data-care';
import type { Opening } from '../app/exporting/opening';
import type { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import { builtPath, userPath } from '../app/paths';
import { recordingsDataRoom } from '../app/recordings/data-room';
import type { Parts } from '../parts';
import { BackupKeeper } from '../storage/backups/backup-keeper';
import { createStore } from '../storage/client';
import type { JoinedImport } from './import';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

/** How often it is looked whether a backup is due, ms. */
const LOOK_MS = 15 * 60 * 1000;
/** After the start, when there is more to do, ms. */
const FIRST_LOOK_MS = 2 * 60 * 1000;
/** A copy of a large database, ms. */
const COPY_MS = 3_000;

interface Joined
  extends
    Kept,
    Pick<Outward, 'notices' | 'push'>,
    Pick<JoinedSession, 'controller'>,
    Pick<JoinedImport, 'imports'> {
  readonly opening: Pick<Opening, 'busy'>;
  readonly changed: Listeners<[Settings]>;
  /** Other sessions are there than before. */
  readonly onReplaced: () => void;
}

/** Backups once a day, and what the settings' part about data asks for. */
export function joinData(parts: Parts, joined: Joined): DataCare {
  const { store, settings, sessions, recorder, notices, push, controller, imports, opening } = joined;
  const { changed, onReplaced } = joined;
  const keeper = new BackupKeeper({
    path: userPath('sessions.db'),
    flush: () => store.flush(),
    isWhole: (path) => store.isWhole(path),
    replace: (from) => store.replace(from),
  });
  const care = new DataCare({
    keeper,
    store,
    storeAt: (path) =>
      createStore({ path, workerPath: builtPath('main', 'database-worker.js'), onNotice: () => undefined }),
    recordings: recordingsDataRoom(recorder),
    settings,
    changeSettings: async (change) => changed.tell(await settings.change(change)),
    busy: () => controller.running || sessions.live.length > 0 || imports.busy || opening.busy,
    live: () => sessions.live,
    folder: app.getPath('userData'),
    version: app.getVersion(),
    onReplaced,
    onProgress: (progress) => push('data.progress', progress),
    onError: (error) => log.warn('a recording was not imported', describe(error)),
  });
  care.clear().catch((error: unknown) => log.warn('an unfinished import stays', describe(error)));
  const look = async (): Promise<void> => {
    try {
      await keeper.makeIfDue();
      notices.withdraw('backup-failed');
      notices.withdraw('backup-disk-full');
    } catch (error) {
      const { code } = JamakError.from(error);
      log.warn('no backup', describe(error));
      if (code === 'backup-failed' || code === 'backup-disk-full') notices.add('warning', code);
    }
  };
  let timer = setTimeout(function again() {
    void look().finally(() => (timer = setTimeout(again, LOOK_MS)));
  }, FIRST_LOOK_MS);
  return parts.add(
    'data',
    care,
    async (one) => {
      clearTimeout(timer);
      await one.settled();
    },
    COPY_MS,
  );
}
