import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathInside } from '../files/path-inside';
import { LANE_SUFFIX, laneFileName, type RecordingPlace } from './protocol';

/** Of the folder of a session that is being deleted: whatever happens next, the next start deletes it. */
const DELETED = '.deleted';

/** The recording of a session that is to be deleted. */
export interface SetAside {
  /** Deletes it. */
  readonly erase: () => Promise<void>;
  /** The session stays after all. */
  readonly restore: () => Promise<void>;
}

/** The folders that recordings lie in, one a session. */
export class RecordingFolders {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Sessions of which anything is recorded. */
  async sessions(): Promise<string[]> {
    const names = await namesIn(this.path);
    return names.filter((name) => !name.endsWith(DELETED));
  }

  /** Lanes of a session of which anything is recorded. @throws JamakError 'bad-request' for what is no session's id */
  async lanesOf(sessionId: string): Promise<string[]> {
    const names = await namesIn(pathInside(this.path, sessionId));
    return names
      .filter((name) => name.endsWith(LANE_SUFFIX))
      .map((name) => name.slice(0, -LANE_SUFFIX.length))
      .toSorted();
  }

  /** Where a lane is recorded, or would be; proved to lie in the folder. @throws JamakError 'bad-request' */
  fileOf({ sessionId, laneId }: RecordingPlace): string {
    return pathInside(pathInside(this.path, sessionId), laneFileName(laneId));
  }

  /** What all recordings take on disk, bytes. */
  async bytes(): Promise<number> {
    let bytes = 0;
    for (const session of await namesIn(this.path)) {
      for (const name of await namesIn(join(this.path, session))) {
        bytes += await stat(join(this.path, session, name)).then(
          ({ size }) => size,
          () => 0,
        );
      }
    }
    return bytes;
  }

  /** Nobody finds it any more, also not after a crash. Its files must be closed. @throws what the file system throws */
  async setAside(sessionId: string): Promise<SetAside> {
    const path = pathInside(this.path, sessionId);
    const aside = `${path}${DELETED}`;
    try {
      await rename(path, aside);
    } catch (error) {
      if (isMissing(error)) return { erase: () => Promise.resolve(), restore: () => Promise.resolve() };
      throw error;
    }
    return {
      erase: () => rm(aside, { recursive: true, force: true }),
      restore: () => rename(aside, path),
    };
  }

  /** Deletes what was being deleted when the app died. */
  async eraseDeleted(): Promise<void> {
    const names = await namesIn(this.path);
    for (const name of names.filter((each) => each.endsWith(DELETED))) {
      await rm(join(this.path, name), { recursive: true, force: true });
    }
  }
}

/** What is in a folder; nothing where there is none. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
