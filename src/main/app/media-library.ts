import { posix, win32 } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../shared/errors';
import type { Media } from '../../shared/ipc';
import type { MediaTrack, Source } from '../../shared/source';
import { isPlainName } from '../files/path-inside';
import type { MediaContents } from '../media/inspect-media';
import { lookIntoMedia } from '../media/look-into-media';

interface MediaFile extends MediaContents {
  readonly path: string;
}

export interface MediaToServe {
  readonly path: string;
  /** The sound track to take out of it; null for the whole file. */
  readonly track: number | null;
}

export const MEDIA_EXTENSIONS = [
  'wav',
  'mp3',
  'm4a',
  'aac',
  'flac',
  'ogg',
  'opus',
  'mp4',
  'm4v',
  'mov',
  'webm',
  'mkv',
  'mka',
  'ts',
  'mts',
  'm2ts',
];
/** Kinds that can't be read, taken all the same so that what is said is their kind. */
const NAMED_EXTENSIONS = [
  'wma',
  'wmv',
  'asf',
  'aif',
  'aiff',
  'aifc',
  'caf',
  'ac3',
  'amr',
  'avi',
  'flv',
  '3gp',
  'mpg',
  'mpeg',
];
const MAX_FILES = 1000;

/** Files the user chose or dropped, known to windows only by an id. The oldest of very many are forgotten. */
export class MediaLibrary {
  readonly #isWindows: boolean;
  readonly #files = new Map<string, MediaFile>();

  constructor(platform: NodeJS.Platform = process.platform) {
    this.#isWindows = platform === 'win32';
  }

  /**
   * A file that the user named to main itself.
   *
   * @throws JamakError why `lookIntoMedia` says that it can't be captioned
   */
  async choose(path: string): Promise<Media> {
    const name = this.#nameOf(path);
    const contents = await lookIntoMedia(path, name);
    const mediaId = uuidv7();
    this.#files.set(mediaId, { path, ...contents });
    const [oldest] = this.#files.keys();
    if (this.#files.size > MAX_FILES && oldest !== undefined) this.#files.delete(oldest);
    return { mediaId, name, tracks: [...contents.tracks] };
  }

  /**
   * A file that a window says was dropped on it. Whether it was can't be known here: a page that was taken over could
   * name any path. So only what looks like a recording in a folder of this computer is taken; asking another computer
   * for a file would already tell it who the user is. Network drives that have a letter or are mounted look like folders.
   *
   * @throws JamakError 'media-not-taken', or what `choose` throws
   */
  async drop(path: string): Promise<Media> {
    if (!this.isLocal(path) || !this.isRecording(path)) {
      throw new JamakError('media-not-taken', { params: { name: this.#nameOf(path) } });
    }
    return this.choose(path);
  }

  /** @throws JamakError 'media-missing' when the source is a file that is not known in this run */
  check(source: Source): void {
    if (source.kind === 'file' && !this.#files.has(source.mediaId)) {
      throw new JamakError('media-missing', { params: { name: source.name } });
    }
  }

  /** Where a file lies that the user chose in this run; undefined for any other. */
  pathOf(mediaId: string): string | undefined {
    return this.#files.get(mediaId)?.path;
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

  /** An absolute path without a host. Both slashes, because Windows takes either. */
  isLocal(path: string): boolean {
    return this.#isWindows ? /^[a-z]:[\\/]/i.test(path) : /^\/[^\\/]/.test(path);
  }

  /** Whether it is called as a recording is. */
  isRecording(path: string): boolean {
    const name = this.#nameOf(path);
    // Elsewhere a colon and the like are letters as any other.
    if (this.#isWindows && !isPlainName(name)) return false;
    const extension = posix.extname(name).slice(1).toLowerCase();
    return MEDIA_EXTENSIONS.includes(extension) || NAMED_EXTENSIONS.includes(extension);
  }

  #nameOf(path: string): string {
    return (this.#isWindows ? win32 : posix).basename(path);
  }
}
