import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../shared/errors';

/** Files the user chose, known to windows only by an id. */
export class MediaLibrary {
  readonly #paths = new Map<string, string>();

  /** @throws JamakError 'media-missing' when there is no readable file. */
  async add(path: string): Promise<{ mediaId: string; name: string }> {
    const name = basename(path);
    try {
      await access(path, constants.R_OK);
      if (!(await stat(path)).isFile()) throw new Error('not a file');
    } catch (cause) {
      throw new JamakError('media-missing', { params: { name }, cause });
    }
    const mediaId = uuidv7();
    this.#paths.set(mediaId, path);
    return { mediaId, name };
  }

  pathOf(mediaId: string): string | undefined {
    return this.#paths.get(mediaId);
  }
}
