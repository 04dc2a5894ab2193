import type { Keys } from '../../../shared/ipc';

/** A typed address as it will be kept, or why it can't be. */
export type BaseUrl = { readonly url: string } | { readonly problem: 'invalid' | 'credentials' };

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
/** Chromium escapes what cannot be in a host's name; Node, and so main, refuses it. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/i;
/** Longest address that the settings keep, characters. */
const LONGEST = 2000;

/** A server's address as it was typed, made whole: blanks and last slashes go, a missing scheme comes. */
export function readBaseUrl(typed: string): BaseUrl {
  const text = typed.trim();
  const whole = SCHEME.test(text) ? text : `${isNearby(text) ? 'http' : 'https'}://${text}`;
  if (!URL.canParse(whole)) return { problem: 'invalid' };
  const url = new URL(whole);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { problem: 'invalid' };
  if (!isHost(url.hostname)) return { problem: 'invalid' };
  // They would end up in the settings file, where no secret belongs.
  if (url.username !== '' || url.password !== '') return { problem: 'credentials' };
  const clean = url.href.replace(/\/+$/, '');
  return clean.length > LONGEST ? { problem: 'invalid' } : { url: clean };
}

/** Whether main takes it as a host as well. */
export function isHost(hostname: string): boolean {
  return HOST.test(hostname);
}

/** The host that a key would reach unencrypted; null when it is safe on its way, or stays on this computer. */
export function unsafeHost(baseUrl: string): string | null {
  const { protocol, host, hostname } = new URL(baseUrl);
  return protocol === 'http:' && !isLoopback(hostname) ? host : null;
}

/** Whether both addresses are of the same server. */
export function sameServer(left: string, right: string): boolean {
  return new URL(left).origin === new URL(right).origin;
}

/** Whether there is a key of that id that main sends to this address. */
export function isKeyFor(baseUrl: string, { ids, origins }: Keys, id: string): boolean {
  const origin = origins[id] ?? null;
  return ids.includes(id) && origin !== null && sameServer(origin, baseUrl);
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname);
}

/** Addresses that hardly ever have a certificate: numbers, names without a dot, names of a home network. */
function isNearby(text: string): boolean {
  const hostname = /^(\[[^\]]*\]|[^/:?#]*)/.exec(text)?.[0] ?? '';
  return /^(\[.*\]|[\d.]+|[^.]+|.*\.(local|lan|home|internal|localhost))$/i.test(hostname);
}
