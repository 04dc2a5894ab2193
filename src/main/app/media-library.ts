import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../shared/errors';
import type { Media } from '../../shared/ipc';
import type { MediaTrack } from '../../shared/source';
import { inspectMedia, type MediaContents } from '../media/inspect-media';

interface MediaFile extends MediaContents {
  readonly path: string;
}

export interface MediaToServe {
  readonly path: string;
  /** The sound track to take out of it; null for the whole file. */
  readonly track: number | null;
}

/** Files the user chose, known to windows only by an id. */
export class MediaLibrary {
  readonly #files = new Map<string, MediaFile>();

  /** @throws JamakError 'media-missing' when there is no readable file, or why `inspectMedia` says it can't be captioned */
  async add(path: string): Promise<Media> {
    const name = basename(path);
    try {
      await access(path, constants.R_OK);
      if (!(await stat(path)).isFile()) throw new Error('not a file');
    } catch (cause) {
      throw new JamakError('media-missing', { params: { name }, cause });
    }
    const contents = await inspectMedia(path, name);
    const mediaId = uuidv7();
    this.#files.set(mediaId, { path, ...contents });
    return { mediaId, name, tracks: [...contents.tracks] };
  }

  /** The sound tracks to choose from; none of a file that is not known. */
  tracksOf(mediaId: string): readonly MediaTrack[] {
    return this.#files.get(mediaId)?.tracks ?? [];
  }

  /** `track`: as a source names it. */
  find(mediaId: string, track?: number): MediaToServe | undefined {
    const file = this.#files.get(mediaId);
    const first = file?.tracks[0]?.index ?? null;
    return file && { path: file.path, track: file.wrapped ? (track ?? first) : null };
  }
}
