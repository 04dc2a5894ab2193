import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { JamakError } from '../../../shared/errors';
import type { BundleRoom } from '../../export/bundle/contract';
import type { Recorder } from '../../recording/recorder';
import { LANE_SUFFIX } from '../../recording/protocol';

/** The sound of a session goes into its bundle, and comes back with it. */
export function recordingsRoom(recorder: Pick<Recorder, 'lanesOf' | 'fileOf'>): BundleRoom {
  return {
    folder: 'recordings',
    async filesOf(sessionId) {
      const lanes = await recorder.lanesOf(sessionId);
      return lanes.map((laneId) => {
        const path = recorder.fileOf({ sessionId, laneId });
        return { name: basename(path), path };
      });
    },
    async take(sessionId, name, content) {
      if (!name.endsWith(LANE_SUFFIX)) throw new JamakError('bundle-unreadable');
      const path = recorder.fileOf({ sessionId, laneId: name.slice(0, -LANE_SUFFIX.length) });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
  };
}
