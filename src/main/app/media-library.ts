import { access, constants, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../shared/errors';
import type { Source } from '../../shared/source';
import { isPlainName } from '../files/path-inside';

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
];
const MAX_FILES = 1000;

/** A window knows a file of the user's by this. */
export interface Media {
  readonly mediaId: string;
  readonly name: string;
}

/** Files the user chose or dropped, known to windows only by an id. The oldest of very many are forgotten. */
export class MediaLibrary {
  readonly #isWindows: boolean;
  readonly #paths = new Map<string, string>();

  constructor(platform: NodeJS.Platform = process.platform) {
    this.#isWindows = platform === 'win32';
  }

  /** A file that the user named to main itself. @throws JamakError 'media-missing' when there is no readable file */
  async choose(path: string): Promise<Media> {
    const name = this.#nameOf(path);
    try {
      await access(path, constants.R_OK);
      if (!(await stat(path)).isFile()) throw new Error('not a file');
    } catch (cause) {
      throw new JamakError('media-missing', { params: { name }, cause });
    }
    const mediaId = uuidv7();
    this.#paths.set(mediaId, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > MAX_FILES && oldest !== undefined) this.#paths.delete(oldest);
    return { mediaId, name };
  }

  /**
   * A file that a window says was dropped on it. Whether it was can't be known here: a page that was taken over could
   * name any path. So only what looks like a recording in a folder of this computer is taken; asking another computer
   * for a file would already tell it who the user is. Network drives that have a letter or are mounted look like folders.
   *
   * @throws JamakError 'media-not-taken'; 'media-missing' when there is no readable file
   */
  async drop(path: string): Promise<Media> {
    if (!this.#isLocal(path) || !this.#isRecording(path)) {
      throw new JamakError('media-not-taken', { params: { name: this.#nameOf(path) } });
    }
    return this.choose(path);
  }

  /** @throws JamakError 'media-missing' when the source is a file that is not known in this run */
  check(source: Source): void {
    if (source.kind === 'file' && this.pathOf(source.mediaId) === undefined) {
      throw new JamakError('media-missing', { params: { name: source.name } });
    }
  }

  pathOf(mediaId: string): string | undefined {
    return this.#paths.get(mediaId);
  }

  /** An absolute path without a host. Both slashes, because Windows takes either. */
  #isLocal(path: string): boolean {
    return this.#isWindows ? /^[a-z]:[\\/]/i.test(path) : /^\/[^\\/]/.test(path);
  }

  #isRecording(path: string): boolean {
    const name = this.#nameOf(path);
    // Elsewhere a colon and the like are letters as any other.
    if (this.#isWindows && !isPlainName(name)) return false;
    return MEDIA_EXTENSIONS.includes(posix.extname(name).slice(1).toLowerCase());
  }

  #nameOf(path: string): string {
    return (this.#isWindows ? win32 : posix).basename(path);
  }
}
