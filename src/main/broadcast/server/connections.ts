import type { Socket } from 'node:net';
import { ownerOf, plainAddress, type Hosts } from './hosts';
import { LIMITS } from './limits';

/** All connections there are, those included that have not said anything. */
export class Connections {
  readonly #hosts: Pick<Hosts, 'isNear'>;
  readonly #owners = new Map<Socket, string>();
  /** Those that have shown no token yet, the oldest first. */
  readonly #strangers = new Set<Socket>();

  constructor(hosts: Pick<Hosts, 'isNear'>) {
    this.#hosts = hosts;
  }

  /** Takes a new one, or ends it. Where there are too many strangers, the one that kept silent for longest goes. */
  take(socket: Socket): void {
    const address = plainAddress(socket.remoteAddress);
    const owner = ownerOf(address);
    const tooMany = this.#owners.size >= LIMITS.connections || this.#isGreedy(owner);
    if (tooMany || !this.#hosts.isNear(address)) {
      socket.destroy();
      return;
    }
    this.#owners.set(socket, owner);
    this.#strangers.add(socket);
    socket.once('close', () => {
      this.#owners.delete(socket);
      this.#strangers.delete(socket);
    });
    const [oldest] = this.#strangers;
    if (this.#strangers.size > LIMITS.strangers) this.#drop(oldest);
  }

  /** It has shown a token. */
  trust(socket: Socket): void {
    this.#strangers.delete(socket);
  }

  closeAll(): void {
    for (const socket of this.#owners.keys()) socket.destroy();
  }

  #drop(socket: Socket | undefined): void {
    if (!socket) return;
    this.#strangers.delete(socket);
    socket.destroy();
  }

  #isGreedy(owner: string): boolean {
    if (owner === 'own') return false;
    let count = 0;
    for (const one of this.#owners.values()) if (one === owner) count++;
    return count >= LIMITS.connectionsPerDevice;
  }
}
