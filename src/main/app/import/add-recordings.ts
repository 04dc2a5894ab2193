import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { JamakError } from '../../../shared/errors';
import { MOST_IMPORTS } from '../../../shared/import/queue';
import type { MediaLibrary } from '../media-library';
import { findRecordings } from './find-recordings';
import type { Imports } from './queue';

export interface AddRecordingsOptions {
  readonly imports: Pick<Imports, 'add' | 'refuse'>;
  readonly media: Pick<MediaLibrary, 'isLocal' | 'isRecording'>;
}

export interface AddRecordings {
  /**
   * Files and folders that the user named to main itself.
   *
   * @throws JamakError 'import-nothing' when there is no recording among them, or 'import-full'
   */
  chosen(paths: readonly string[]): Promise<void>;
  /** Those that a window says were dropped on it: only recordings in folders of this computer (see `MediaLibrary.drop`). */
  dropped(paths: readonly string[]): Promise<void>;
}

/** Puts files into the queue, and of folders the recordings in them. */
export function createAddRecordings({ imports, media }: AddRecordingsOptions): AddRecordings {
  async function add(paths: readonly string[]): Promise<void> {
    const found: string[] = [];
    for (const path of paths) {
      const most = MOST_IMPORTS + 1 - found.length;
      found.push(...(await findRecordings(path, { isRecording: (one) => media.isRecording(one), most })));
    }
    if (found.length === 0) throw new JamakError('import-nothing', { params: { name: nameOf(paths) } });
    imports.add(found);
  }

  return {
    chosen: add,
    async dropped(paths) {
      const taken: string[] = [];
      const refused: string[] = [];
      for (const path of paths) ((await mayTake(media, path)) ? taken : refused).push(path);
      for (const path of refused) {
        imports.refuse(path, new JamakError('media-not-taken', { params: { name: basename(path) } }));
      }
      if (taken.length > 0) await add(taken);
    },
  };
}

async function mayTake(media: AddRecordingsOptions['media'], path: string): Promise<boolean> {
  // Not even looked at: asking another computer for it would tell it who the user is.
  if (!media.isLocal(path)) return false;
  if (media.isRecording(path)) return true;
  const info = await stat(path).catch(() => null);
  return info?.isDirectory() ?? false;
}

function nameOf(paths: readonly string[]): string {
  return basename(paths[0] ?? '');
}
