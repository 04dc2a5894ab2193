import type { KeyObject } from 'node:crypto';
import { JamakError } from '../../../shared/errors';
import type { UpdateChannel } from '../../../shared/requests/updates';
import { requestSafely, type Fetch } from '../../models/request';
import { startDeadline } from '../../remote/deadline';
import { addressIn, listName } from './addresses';
import { isGenuine, readList, type UpdateList } from './signed-list';

export interface UpdateServerOptions {
  /** The folder of the lists and of what they name. */
  readonly baseUrl: string;
  /** Whose signatures count. */
  readonly keys: readonly KeyObject[];
  /** Through the door. */
  readonly fetch: Fetch;
  /** A server that is silent for so long has gone, ms. */
  readonly stallMs?: number;
}

const STALL_MS = 30_000;
const LONGEST_LIST = 256 * 1024;
const LONGEST_SIGNATURE = 1024;
/** What goes along with a request; a compressed answer would have another length. */
const HEADERS = { 'user-agent': 'Jamak', 'accept-encoding': 'identity' };

/** The server of new versions: nothing that it says is believed before its signature was checked. */
export class UpdateServer {
  readonly #options: UpdateServerOptions;
  readonly #stallMs: number;

  constructor(options: UpdateServerOptions) {
    this.#options = options;
    this.#stallMs = options.stallMs ?? STALL_MS;
  }

  urlOf(name: string): URL {
    return addressIn(this.#options.baseUrl, name);
  }

  /** @throws as `UpdateSource.check` */
  async list(channel: UpdateChannel, signal: AbortSignal): Promise<UpdateList> {
    const name = listName(channel);
    // While a release is put up, its list may be there before its signature.
    const list = (await this.#genuine(name, signal)) ?? (await this.#genuine(name, signal));
    if (!list) throw new JamakError('update-forged');
    return readList(name, list);
  }

  /**
   * The pieces of a file as they come. It ends early when the connection does.
   *
   * @throws JamakError as `UpdateSource.download`
   */
  async *pieces(url: URL, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const silence = startDeadline(this.#stallMs, signal);
    try {
      const { body } = await this.#ask(url, silence.signal, 'update-broken');
      for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
        silence.restart();
        yield piece;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof JamakError
        ? error
        : new JamakError('update-broken', { retryable: true, cause: error });
    } finally {
      silence.release();
    }
  }

  /** A list whose signature holds; null when it does not. */
  async #genuine(name: string, signal: AbortSignal): Promise<Uint8Array | null> {
    const list = await this.#read(name, LONGEST_LIST, signal);
    const signature = await this.#read(`${name}.sig`, LONGEST_SIGNATURE, signal).catch((error: unknown) => {
      // A list without a signature is not what a release is like.
      if (error instanceof JamakError && error.code === 'update-missing') return Buffer.of();
      throw error;
    });
    return isGenuine(this.#options.keys, name, list, Buffer.from(signature).toString('latin1')) ? list : null;
  }

  /** A small file, in as much time as a server may be silent. */
  async #read(name: string, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
    const deadline = startDeadline(this.#stallMs, signal);
    try {
      const { body } = await this.#ask(this.urlOf(name), deadline.signal, 'update-unreachable');
      const pieces: Uint8Array[] = [];
      let bytes = 0;
      for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
        bytes += piece.length;
        if (bytes > maxBytes) throw new JamakError('update-unreadable');
        pieces.push(piece);
      }
      return Buffer.concat(pieces);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof JamakError) throw error;
      throw new JamakError('update-unreachable', { retryable: true, cause: error });
    } finally {
      deadline.release();
    }
  }

  async #ask(
    url: URL,
    signal: AbortSignal,
    other: 'update-broken' | 'update-unreachable',
  ): Promise<Response> {
    try {
      const response = await requestSafely(this.#options.fetch, url.href, HEADERS, signal);
      if (response.status === 200) return response;
      await response.body?.cancel();
    } catch (error) {
      throw asUpdateError(error, other);
    }
    throw new JamakError(other, { retryable: true });
  }
}

/** What a download's errors are called where a version of Jamak is fetched. */
function asUpdateError(error: unknown, other: 'update-broken' | 'update-unreachable'): unknown {
  if (!(error instanceof JamakError)) return error;
  switch (error.code) {
    case 'download-offline':
      return new JamakError('update-unreachable', { retryable: true, cause: error });
    case 'server-model-missing':
      return new JamakError('update-missing', { retryable: true, cause: error });
    case 'download-failed':
      return new JamakError(other, { retryable: true, cause: error });
    default:
      return error;
  }
}
