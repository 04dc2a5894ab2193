import type { IncomingMessage } from 'node:http';
import type { Access, Tokens } from '../../../shared/broadcast/local-server';
import type { Hosts } from './hosts';
import { ownerOf, plainAddress } from './hosts';
import { RATES } from './limits';
import type { RateLimit } from './rate-limit';
import { accessOf } from './tokens';

/** Why a request was refused; counted, and never with what it held. */
export type Refusal = 'method' | 'address' | 'host' | 'origin' | 'token' | 'rate';

export type Admission =
  | { readonly ok: true; readonly access: Access; readonly rest: string }
  | { readonly ok: false; readonly refusal: Refusal; readonly status: 400 | 403 | 404 | 405 | 429 };

export interface GateOptions {
  readonly hosts: Hosts;
  readonly rates: RateLimit;
  readonly tokens: () => Tokens;
  /** Where the server listens now. */
  readonly place: () => { readonly port: number; readonly lan: boolean };
}

/** A token, then what is asked below it, without the query. */
const TARGET = /^\/([^/?#]+)\/([^?#]*)(?:\?[^#]*)?$/;

const STATUS = { method: 405, address: 400, host: 403, origin: 403, token: 404, rate: 429 } as const;

function refused(refusal: Refusal): Admission {
  return { ok: false, refusal, status: STATUS[refusal] };
}

/** Who may come in. Every request passes here before anything is done for it, those for a WebSocket too. */
export class Gate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** What is checked before the token is the same for right and wrong ones. */
  admit({ method, url = '', headers, socket }: IncomingMessage): Admission {
    const { hosts, rates, tokens, place } = this.#options;
    const { port, lan } = place();
    const owner = ownerOf(plainAddress(socket.remoteAddress));
    if (method !== 'GET' && method !== 'POST') return this.#stranger(owner, 'method');
    if (!hosts.knows(headers.host, port, lan)) return this.#stranger(owner, 'host');
    if (!isOwnPage(headers)) return this.#stranger(owner, 'origin');
    if (!url.startsWith('/')) return this.#stranger(owner, 'address');
    const [, token = '', rest = ''] = TARGET.exec(url) ?? [];
    const access = accessOf(token, tokens());
    if (!access) return this.#stranger(owner, 'token');
    const rate = owner === 'own' ? RATES.ownRequests : RATES.deviceRequests;
    if (!rates.take(`token ${owner}`, rate)) return refused('rate');
    return { ok: true, access, rest };
  }

  /** Counts apart, so that whoever guesses on this machine keeps nobody with a token waiting. */
  #stranger(owner: string, refusal: Refusal): Admission {
    const { rates } = this.#options;
    return refused(rates.take(`stranger ${owner}`, RATES.strangers) ? refusal : 'rate');
  }
}

/** Whether no page of another server has a hand in it. Programs and addresses that were typed in name no origin. */
function isOwnPage(headers: IncomingMessage['headers']): boolean {
  const { origin, host } = headers;
  if (origin !== undefined) return origin === `http://${host}`;
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  // A link that was followed shows a page of ours, which whoever has the link may see.
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
