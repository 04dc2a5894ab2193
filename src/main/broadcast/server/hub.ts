import type { PlainLine } from '../../../shared/broadcast/public-api';
import type { Access } from '../../../shared/broadcast/local-server';
import type { Client } from './clients';
import type { Frame } from './frames';
import { LIMITS } from './limits';

export interface HubOptions {
  /** Ms of a clock that never goes back. */
  readonly now: () => number;
  /** There are more of them, or fewer. */
  readonly onCount: (clients: number) => void;
  /** A client was cut because it did not read. */
  readonly onSlow: () => void;
}

interface Seat {
  /** What may wait for it, bytes. */
  readonly most: number;
  /** Since when something waits for it, ms; null while nothing does. */
  stalledAt: number | null;
}

/**
 * All who listen. One that is slow or gone holds up no other: what waits for it is bounded, and then it is cut. When it
 * comes again it goes on from where it was, or begins with 'state'.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #seats = new Map<Client, Seat>();

  constructor(options: HubOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#seats.size;
  }

  /** Of the translations that somebody looks at right now. */
  get languages(): ReadonlySet<string> {
    return new Set([...this.#seats.keys()].flatMap(({ language }) => language ?? []));
  }

  /** Whether one more of this owner may listen. */
  hasRoom(owner: string): boolean {
    if (this.#seats.size >= LIMITS.clients) return false;
    if (owner === 'own') return true;
    return [...this.#seats.keys()].filter((one) => one.owner === owner).length < LIMITS.clientsPerDevice;
  }

  /** `first`: what it begins with. */
  add(client: Client, first: readonly Frame[]): void {
    const before = client.waiting;
    client.onOver(() => this.#remove(client));
    for (const frame of first) client.send(frame);
    const begunWith = client.waiting - before;
    this.#seats.set(client, { most: begunWith + LIMITS.queueBytes, stalledAt: null });
    this.#options.onCount(this.count);
  }

  send(frame: Frame): void {
    this.#each((client) => client.send(frame));
  }

  line(line: PlainLine): void {
    this.#each((client) => client.line(line));
  }

  /** A sign of life to all, and the end of those that give none. */
  beat(): void {
    const now = this.#options.now();
    this.#each((client, seat) => {
      if (client.waiting === 0) seat.stalledAt = null;
      else seat.stalledAt ??= now;
      const stalled = seat.stalledAt !== null && now - seat.stalledAt >= LIMITS.stalledMs;
      if (stalled || !client.beat()) this.#cutSlow(client);
    });
  }

  /** Ends all connections, or those with one token. */
  cut(access?: Access): void {
    for (const client of this.#seats.keys()) {
      if (access !== undefined && client.access !== access) continue;
      this.#remove(client);
      client.cut();
    }
  }

  #each(tell: (client: Client, seat: Seat) => void): void {
    for (const [client, seat] of this.#seats) {
      try {
        tell(client, seat);
        if (client.waiting > seat.most) this.#cutSlow(client);
      } catch {
        // Its connection broke in between.
        this.#remove(client);
        client.cut();
      }
    }
  }

  #cutSlow(client: Client): void {
    this.#remove(client);
    client.cut();
    this.#options.onSlow();
  }

  #remove(client: Client): void {
    if (this.#seats.delete(client)) this.#options.onCount(this.count);
  }
}
