import type { Keys } from '../../../shared/ipc';

/** A typed address as it will be kept, or why it can't be. */
export type BaseUrl = { readonly url: string } | { readonly problem: 'invalid' | 'credentials' };

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
/** Chromium escapes what cannot be in a host's name; Node, and so main, refuses it. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/i;

interface AddressRules {
  /** What is put in front where none is typed, such as `https`. */
  readonly scheme: (typed: string) => string;
  /** Those that are allowed, such as `https:`. */
  readonly protocols: readonly string[];
  /** Longest address that the settings keep, characters. */
  readonly longest: number;
  /** Makes it as it is to be kept. */
  readonly tidy?: (url: URL) => void;
}

/** An address as it was typed, made whole: blanks and last slashes go, a missing scheme comes. */
export function readAddress(typed: string, { scheme, protocols, longest, tidy }: AddressRules): BaseUrl {
  const text = typed.trim();
  const whole = SCHEME.test(text) ? text : `${scheme(text)}://${text}`;
  if (!URL.canParse(whole)) return { problem: 'invalid' };
  const url = new URL(whole);
  if (!protocols.includes(url.protocol) || !HOST.test(url.hostname)) return { problem: 'invalid' };
  // They would end up in the settings file, where no secret belongs.
  if (url.username !== '' || url.password !== '') return { problem: 'credentials' };
  tidy?.(url);
  const clean = url.href.replace(/\/+$/, '');
  return clean.length > longest ? { problem: 'invalid' } : { url: clean };
}

/** What Jamak itself puts behind an address, where the whole of it was pasted. */
const ENDPOINT =
  /\/(?:audio\/(?:transcriptions|translations)|chat\/completions|completions|embeddings|models|responses)\/*$/i;
const SAME_VERSION_AGAIN = /(\/v\d+)\1+\/*$/i;

/** The address of a server of models. */
export function readBaseUrl(typed: string): BaseUrl {
  return readAddress(typed, {
    scheme: (text) => (isNearby(text) ? 'http' : 'https'),
    protocols: ['http:', 'https:'],
    longest: 2000,
    tidy(url) {
      url.search = '';
      url.hash = '';
      url.pathname = url.pathname
        .replaceAll(/\/{2,}/g, '/')
        .replace(ENDPOINT, '')
        .replace(SAME_VERSION_AGAIN, '$1');
    },
  });
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
