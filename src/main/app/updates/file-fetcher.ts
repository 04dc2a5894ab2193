import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { JamakError } from '../../../shared/errors';
import type { UpdateServer } from './update-server';

/** What electron-updater says of a file that it wants. */
export interface WantedFile {
  /** base64 */
  readonly sha512?: string | null;
}

/** What is known of the file that is fetched, and who wants to know how far it is. */
export interface Fetching {
  /** Bytes; undefined where that is not known. */
  readonly size: number | undefined;
  readonly onProgress: (receivedBytes: number) => void;
  readonly signal: AbortSignal;
}

const FULL_DISK = ['ENOSPC', 'EDQUOT'];
/** Of a file of unknown size, bytes. */
const MOST_BYTES = 2 * 1024 ** 3;

/**
 * Stands where electron-updater has its own HttpExecutor: this knows no other way out than the door, heeds how large a
 * file may be, gives up a server that is silent, and follows redirects only to where they are encrypted.
 */
export class FileFetcher {
  readonly #server: UpdateServer;
  #fetching: Fetching | null = null;

  constructor(server: UpdateServer) {
    this.#server = server;
  }

  /** Says what the next download is about, while `work` goes on. */
  async during<T>(fetching: Fetching, work: () => Promise<T>): Promise<T> {
    this.#fetching = fetching;
    try {
      return await work();
    } finally {
      this.#fetching = null;
    }
  }

  /** Called by electron-updater. @throws JamakError as `UpdateSource.download` */
  async download(url: URL, destination: string, { sha512 }: WantedFile): Promise<string> {
    const fetching = this.#fetching;
    if (!fetching || !sha512) throw new JamakError('update-damaged');
    try {
      await this.#receive(url, destination, sha512, fetching);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      throw FULL_DISK.includes(code) ? new JamakError('update-disk-full', { cause: error }) : error;
    }
    return destination;
  }

  async #receive(url: URL, destination: string, sha512: string, fetching: Fetching): Promise<void> {
    const { size, onProgress, signal } = fetching;
    const hash = createHash('sha512');
    let received = 0;
    const file = await open(destination, 'w');
    try {
      for await (const piece of this.#server.pieces(url, signal)) {
        received += piece.length;
        if (received > (size ?? MOST_BYTES)) throw new JamakError('update-damaged');
        hash.update(piece);
        await file.writeFile(piece);
        onProgress(received);
      }
      if (size !== undefined && received < size) throw new JamakError('update-broken', { retryable: true });
      if (hash.digest('base64') !== sha512) throw new JamakError('update-damaged');
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
