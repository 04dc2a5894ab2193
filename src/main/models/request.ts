import { JamakError } from '../../shared/errors';
import { isLoopback } from '../remote/address';
import { broken, notThere, offline } from './download-error';

export type Fetch = typeof globalThis.fetch;

const MAX_REDIRECTS = 8;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Statuses that mean that there is no such file for us. */
const NOT_THERE = [401, 403, 404, 410];

/** Whether `url` may be asked for something that came from `source`: only with encryption, save within this machine. */
function isSafe(url: URL, source: URL): boolean {
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.href) && isLoopback(source.href))
  );
}

/**
 * Asks for `source` and goes where it is redirected, but never to an address without encryption.
 *
 * @returns a response of status 200, 206 or 416
 * @throws JamakError 'download-offline', 'download-failed' or 'server-model-missing'; what `signal` says
 */
export async function requestSafely(
  fetch: Fetch,
  source: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const first = new URL(source);
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!isSafe(url, first)) break;
    const response = await ask(fetch, url, headers, signal);
    const location = response.headers.get('location');
    if (REDIRECTS.includes(response.status) && location !== null && URL.canParse(location, url.href)) {
      await response.body?.cancel();
      url = new URL(location, url);
      continue;
    }
    if ([200, 206, 416].includes(response.status)) return response;
    await response.body?.cancel();
    if (NOT_THERE.includes(response.status)) throw notThere(url.href);
    break;
  }
  throw broken();
}

async function ask(
  fetch: Fetch,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(url.href, { headers, redirect: 'manual', signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof JamakError ? cause : offline(cause);
  }
}
