import { mkdir, readdir, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Recorder } from '../../recording/recorder';
import { LANE_SUFFIX } from '../../recording/protocol';
import type { RecordingFile } from '../../storage/bundle/manifest';

/** Recordings as the file with everything has them. */
export interface DataRoom {
  /** All that there are. */
  list(): Promise<RecordingFile[]>;
  /**
   * Takes the files of `folder` as the recording of a session, if it has none, or else in the place of it if `replace`.
   * Returns whether it did.
   *
   * @throws JamakError, or the file system's error; what there was is there still
   */
  take(sessionId: string, folder: string, replace: boolean): Promise<boolean>;
}

export function recordingsDataRoom(
  recorder: Pick<Recorder, 'sessions' | 'lanesOf' | 'fileOf' | 'setAside'>,
): DataRoom {
  return {
    async list() {
      const files: RecordingFile[] = [];
      for (const sessionId of await recorder.sessions()) {
        for (const laneId of await recorder.lanesOf(sessionId)) {
          const path = recorder.fileOf({ sessionId, laneId });
          files.push({ sessionId, name: basename(path), path });
        }
      }
      return files;
    },
    async take(sessionId, folder, replace) {
      const names = await readdir(folder);
      const lanes = names.map((name) => name.slice(0, -LANE_SUFFIX.length));
      if (names.length === 0 || !names.every((name) => name.endsWith(LANE_SUFFIX))) return false;
      if (!replace && (await recorder.lanesOf(sessionId)).length > 0) return false;
      const target = dirname(recorder.fileOf({ sessionId, laneId: lanes[0] ?? '' }));
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const before = await recorder.setAside(sessionId);
      try {
        await rename(folder, target);
      } catch (error) {
        await before.restore();
        throw error;
      }
      await before.erase();
      return true;
    },
  };
}
