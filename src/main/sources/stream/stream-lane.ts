import type { IncomingMessage } from 'node:http';
import { JamakError } from '../../../shared/errors';
import type { OpenedStream } from '../../../shared/capture';
import { waitAfter } from '../../remote/backoff';
import { sleep } from '../../remote/sleep';
import type { LiveAnswer } from '../live-answer';
import { bodyOf } from './body';
import { guardedGet, type GetOptions, type Got } from './guarded-get';
import { Links } from './links';
import { firstAddress, isHls, isProtected, rewritePlaylist } from './playlist';
import { problemOf } from './problems';
import { peek, readWhole } from './read-limited';

/** A list of a day in parts of two seconds. */
const PLAYLIST = { maxBytes: 4_000_000, withinMs: 15_000 };
/** Ten seconds of a film. */
const SEGMENT = { maxBytes: 64_000_000, withinMs: 60_000 };
const ENDLESS = { maxBytes: Infinity, withinMs: Infinity };
/** How many lists of addresses may lead to each other. */
const MOST_LISTS = 3;
/** What was opened waits so long for the page to take it, ms. */
const TAKE_WITHIN_MS = 10_000;
/** A stream that was open for so long has worked, ms. */
const WORKED_MS = 10_000;
const RECONNECT = { firstMs: 1_000, longestMs: 30_000 };

const PLAYLIST_TYPE = /mpegurl|scpls/i;
const SOUND_TYPE = /^(?:(?:audio|video)\/[\w.+-]+|application\/ogg)$/i;
const PAGE = /^\uFEFF?\s*<(?:!doctype html|html|head|body)\b/i;
const LIST = /^\uFEFF?\s*(?:#EXTM3U|\[playlist\])/i;

export interface StreamLaneOptions extends Pick<GetOptions, 'agreed' | 'pass'> {
  /** Ms, steady. */
  readonly now: () => number;
  readonly random?: () => number;
}

/** One stream as the capture page is served it: main asks its servers, and the page names links by numbers. */
export class StreamLane {
  readonly #url: URL;
  readonly #options: StreamLaneOptions;
  readonly #links = new Links();
  /** All connections of this opening. */
  #connections = new AbortController();
  /** The sound itself, where it is no HLS. */
  #sound: { readonly url: URL; readonly live: boolean } | null = null;
  /** Its answer, until the page takes it. */
  #untaken: Got | null = null;
  #failures = 0;
  #openedAt: number | null = null;

  constructor(url: string, options: StreamLaneOptions) {
    this.#url = new URL(url);
    this.#options = options;
  }

  /**
   * Finds out what it is. After a failure, or one that broke off at once, it waits first, longer each time.
   *
   * @throws JamakError 'stream-…'
   */
  async open(): Promise<OpenedStream> {
    this.close();
    const connections = (this.#connections = new AbortController());
    const { now, random } = this.#options;
    const worked = this.#openedAt !== null && now() - this.#openedAt >= WORKED_MS;
    const tries = worked ? 0 : this.#failures;
    this.#failures = tries + 1;
    this.#openedAt = null;
    if (tries > 0) {
      await sleep(waitAfter(tries - 1, { ...RECONNECT, ...(random && { random }) }), connections.signal);
    }
    const opened = await this.#find(this.#url, connections.signal, 0);
    this.#openedAt = now();
    return opened;
  }

  /** `what`: 'sound', or the number of a link. @throws JamakError 'stream-…' */
  serve(what: string, range: string | null): Promise<LiveAnswer> {
    return what === 'sound' ? this.#serveSound(range) : this.#serveLink(this.#links.find(what), range);
  }

  close(): void {
    this.#connections.abort();
    this.#untaken = null;
  }

  async #find(url: URL, signal: AbortSignal, lists: number): Promise<OpenedStream> {
    const got = await this.#get(url, signal);
    const { answer } = got;
    try {
      const start = (await peek(answer, PLAYLIST.withinMs)).toString('utf8');
      const type = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
      if (/html/i.test(type) || PAGE.test(start)) throw this.#error('stream-page', got.url);
      if (PLAYLIST_TYPE.test(type) || LIST.test(start)) return await this.#findInList(got, signal, lists);
      const live = answer.headers['content-length'] === undefined;
      this.#sound = { url: got.url, live };
      this.#keep(got, signal);
      return { kind: 'sound', live };
    } catch (error) {
      answer.destroy();
      signal.throwIfAborted();
      throw problemOf(error, got.url);
    }
  }

  async #findInList({ url, answer }: Got, signal: AbortSignal, lists: number): Promise<OpenedStream> {
    const text = (await readWhole(answer, PLAYLIST)).toString('utf8').replace(/^\uFEFF/, '');
    if (isHls(text)) {
      if (isProtected(text)) throw this.#error('stream-protected', url);
      return { kind: 'hls', link: this.#links.add(url) };
    }
    const next = firstAddress(text, url);
    if (!next || lists >= MOST_LISTS) throw this.#error('stream-unplayable', url);
    return this.#find(next, signal, lists + 1);
  }

  async #serveSound(range: string | null): Promise<LiveAnswer> {
    if (!this.#sound) throw this.#error('stream-missing', this.#url);
    const { url, live } = this.#sound;
    const untaken = this.#untaken;
    this.#untaken = null;
    const { signal } = this.#connections;
    const first = range === null || range === 'bytes=0-';
    if (untaken && (!first || !live)) untaken.answer.destroy();
    const taken = first && live ? untaken : null;
    const got = taken ?? (await this.#get(url, signal, live ? null : range));
    return {
      status: got.answer.statusCode === 206 ? 206 : 200,
      headers: { ...soundHeaders(got.answer), ...(!live && rangeHeaders(got.answer)) },
      body: bodyOf(got.answer, ENDLESS),
    };
  }

  async #serveLink(link: URL | undefined, range: string | null): Promise<LiveAnswer> {
    if (!link) throw this.#error('stream-missing', this.#url);
    const { url, answer } = await this.#get(link, this.#connections.signal, range);
    const start = (await peek(answer, SEGMENT.withinMs)).toString('latin1', 0, 32);
    if (!start.replace('\xEF\xBB\xBF', '').startsWith('#EXTM3U')) {
      const headers = { 'content-type': 'application/octet-stream', ...rangeHeaders(answer) };
      return {
        status: answer.statusCode === 206 ? 206 : 200,
        headers,
        body: bodyOf(answer, SEGMENT),
      };
    }
    const text = (await readWhole(answer, PLAYLIST)).toString('utf8');
    if (isProtected(text)) throw this.#error('stream-protected', url);
    const headers = { 'content-type': 'application/vnd.apple.mpegurl' };
    return { status: 200, headers, body: rewritePlaylist(text, url, (to) => this.#links.add(to)) };
  }

  /** What is not taken by the page is let go. */
  #keep(got: Got, signal: AbortSignal): void {
    this.#untaken = got;
    const forget = setTimeout(() => {
      if (this.#untaken !== got) return;
      this.#untaken = null;
      got.answer.destroy();
    }, TAKE_WITHIN_MS);
    signal.addEventListener('abort', () => clearTimeout(forget), { once: true });
  }

  #get(url: URL, signal: AbortSignal, range: string | null = null): Promise<Got> {
    const { agreed, pass } = this.#options;
    return guardedGet(url, {
      agreed,
      signal,
      ...(pass && { pass }),
      ...(range !== null && { headers: { range } }),
    });
  }

  #error(code: 'stream-page' | 'stream-protected' | 'stream-unplayable' | 'stream-missing', url: URL) {
    return new JamakError(code, { params: { name: url.host } });
  }
}

function soundHeaders({ headers }: IncomingMessage): Record<string, string> {
  const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
  return { 'content-type': SOUND_TYPE.test(type) ? type : 'application/octet-stream' };
}

/** What a reader needs that asks for parts. */
function rangeHeaders({ headers }: IncomingMessage): Record<string, string> {
  const names = ['content-length', 'content-range', 'accept-ranges'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}
