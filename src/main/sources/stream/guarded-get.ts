import { lookup, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { JamakError } from '../../../shared/errors';
import { isPublic } from '../../remote/address';
import { problemOf } from './problems';

const MOST_REDIRECTS = 5;
/** From the question to the head of the answer, ms. */
const ANSWER_WITHIN_MS = 10_000;
/** A server that says nothing for so long is gone, ms. */
const SILENT_FOR_MS = 15_000;

export interface GetOptions {
  /** Whether an address that is not public may be asked: the user has agreed to this origin. */
  readonly agreed: (origin: string) => boolean;
  /** Called with each address before it is asked; what it throws is thrown. */
  readonly pass?: (address: string) => void;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface Got {
  /** Where redirects led. */
  readonly url: URL;
  /** 2xx. */
  readonly answer: IncomingMessage;
}

/**
 * Asks a server that nobody vouches for. Each address on the way, also of redirects and of what names resolve to at
 * that moment, must be public or agreed to.
 *
 * @throws JamakError 'stream-…' ('stream-private' with its `origin`); the signal's reason
 */
export async function guardedGet(asked: URL, options: GetOptions): Promise<Got> {
  let url = asked;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    // What leads to no server is no connection.
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new JamakError('stream-unplayable', { params: { name: url.host } });
    options.pass?.(url.href);
    const answer = await getOnce(url, options).catch((error: unknown) => {
      options.signal.throwIfAborted();
      throw problemOf(error, url);
    });
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 200 && statusCode < 300) return { url, answer };
    // What it says is of no use, and may be endless.
    answer.destroy();
    const { location } = headers;
    if (statusCode < 300 || statusCode >= 400 || location === undefined) throw refusal(statusCode, url);
    if (!URL.canParse(location, url.href))
      throw new JamakError('stream-missing', { params: { name: url.host } });
    url = new URL(location, url);
  }
  throw new JamakError('stream-missing', { params: { name: asked.host } });
}

function refusal(status: number, url: URL): JamakError {
  const params = { name: url.host };
  const cause = new Error(`HTTP ${status}`);
  if (status === 404 || status === 410) return new JamakError('stream-missing', { params, cause });
  if (status >= 500 || status === 429) return new JamakError('stream-unreachable', { params, cause });
  return new JamakError('stream-refused', { params, cause });
}

function getOnce(url: URL, { agreed, headers, signal }: GetOptions): Promise<IncomingMessage> {
  const free = agreed(url.origin);
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  // An address needs no look-up, so it is judged here.
  if (!free && isIP(host) > 0 && !isPublic(host)) return Promise.reject(privateAddress(url));
  return new Promise((resolve, reject) => {
    const settings: RequestOptions = {
      // Its own connection, closed with the answer: nothing is kept open to a server that is not asked any more.
      agent: false,
      signal,
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Jamak', ...headers },
      ...(!free && { lookup: publicOnly(url) }),
    };
    const asking = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, settings);
    const late = setTimeout(() => asking.destroy(new Error('no answer in time')), ANSWER_WITHIN_MS);
    asking.setTimeout(SILENT_FOR_MS, () => asking.destroy(new Error('silent')));
    asking.once('response', (answer) => {
      clearTimeout(late);
      // Whoever reads it hears of that; who does not yet must not fall over it.
      answer.on('error', () => undefined);
      resolve(answer);
    });
    asking.on('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    asking.end();
  });
}

/** Resolves names as always, but not to an address that is not public. */
function publicOnly(url: URL): LookupFunction {
  return (host, options, tell) => {
    lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error) tell(error, '');
      else if (!first || addresses.some(({ address }) => !isPublic(address))) tell(privateAddress(url), '');
      else if (options.all) tell(null, addresses);
      else tell(null, first.address, first.family);
    });
  };
}

function privateAddress(url: URL): JamakError {
  return new JamakError('stream-private', { params: { name: url.host, origin: url.origin } });
}
