import { JamakError } from '../../shared/errors';
import type { Connection, Purpose } from '../../shared/requests/privacy';
import { isLoopback } from './address';
import { serverName } from './client';
import { ownDeadlines } from './own-deadlines';

export interface OutboundOptions {
  /** Whether nothing but this computer may be connected to. */
  readonly offline: () => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Origins that are remembered; the one that was asked longest ago gives way. */
const MOST_CONNECTIONS = 200;

/**
 * The door to all networks. Whoever connects to something passes it: it notes whom this run connects to and for what,
 * and lets nobody out where Jamak is to stay offline. Of what is sent it knows nothing.
 */
export class Outbound {
  readonly #options: OutboundOptions;
  /** By purpose and origin, the latest last. */
  readonly #connections = new Map<string, Connection>();

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  /** The latest first. */
  get connections(): Connection[] {
    return [...this.#connections.values()].toReversed();
  }

  /** @throws JamakError 'offline' */
  pass(address: string, purpose: Purpose): void {
    const { origin } = new URL(address);
    const here = isLoopback(address);
    const refused = this.#options.offline() && !here;
    this.#note({ purpose, origin, here }, refused);
    if (refused) throw new JamakError('offline', { params: { server: serverName(address) } });
  }

  /**
   * `fetch` through the door. It follows no redirect by itself, so each is another address that must pass, and has no time
   * limit of its own.
   */
  fetchFor(purpose: Purpose): typeof fetch {
    return async (input, init) => {
      this.pass(input instanceof Request ? input.url : String(input), purpose);
      return fetch(input, { ...init, ...ownDeadlines(), redirect: 'manual' });
    };
  }

  #note(about: Pick<Connection, 'purpose' | 'origin' | 'here'>, refused: boolean): void {
    const key = `${about.purpose} ${about.origin}`;
    const before = this.#connections.get(key);
    this.#connections.delete(key);
    this.#connections.set(key, {
      ...about,
      count: (before?.count ?? 0) + (refused ? 0 : 1),
      refused: (before?.refused ?? 0) + (refused ? 1 : 0),
      lastAt: this.#options.now(),
    });
    const [oldest] = this.#connections.keys();
    if (this.#connections.size > MOST_CONNECTIONS && oldest !== undefined) this.#connections.delete(oldest);
  }
}
