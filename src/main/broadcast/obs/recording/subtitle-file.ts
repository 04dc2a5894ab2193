import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { writeExport } from '../../../export/write';

/** Names that are tried beside files of others. */
const MOST_NAMES = 20;

/** A subtitle file of ours beside a recording. A file that is another's, or that somebody changed, is never written over. */
export class SubtitleFile {
  readonly #stem: string;
  readonly #extension: string;
  /** Where it is; null before it was written. */
  #path: string | null = null;
  #content = '';

  /** `media` need not exist: subtitles of `/a/b.mkv` are `/a/b.srt`. */
  constructor(media: string, extension: 'srt' | 'vtt') {
    this.#stem = join(dirname(media), basename(media, extname(media)));
    this.#extension = extension;
  }

  get path(): string | null {
    return this.#path;
  }

  /** Does nothing when it is as wanted already. @throws JamakError 'export-…' */
  async write(content: string): Promise<void> {
    if (this.#path !== null) {
      // Who deletes or moves it does not want it back.
      if (content === this.#content || (await contentOf(this.#path)) === null) return;
    }
    const path = await this.#free();
    await writeExport(path, content);
    this.#path = path;
    this.#content = content;
  }

  /** Our own file, or the first name that nobody has. */
  async #free(): Promise<string> {
    if (this.#path !== null && (await contentOf(this.#path)) === this.#content) return this.#path;
    for (let number = 0; number < MOST_NAMES; number++) {
      const mark = ['', '.jamak'][number] ?? `.jamak-${number}`;
      const path = `${this.#stem}${mark}.${this.#extension}`;
      const found = await contentOf(path);
      if (found === null || (path === this.#path && found === this.#content)) return path;
    }
    return `${this.#stem}.jamak-${Date.now()}.${this.#extension}`;
  }
}

/** Null where there is no file; what can't be read is somebody's. */
async function contentOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) =>
    error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : '',
  );
}
