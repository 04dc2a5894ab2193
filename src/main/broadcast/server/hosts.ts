import { BlockList } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { isLoopbackAddress, isPublic } from '../../remote/address';

const OWN = ['localhost', '127.0.0.1', '[::1]'];

/** How long what is known of the machine's networks holds, ms. */
const KNOWN_MS = 5_000;

/** The machine's addresses in its networks, IPv4 first; those of one link alone are left out, as no browser takes them. */
export function networkAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const usable = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  return usable
    .toSorted((left, right) => left.family.localeCompare(right.family))
    .map(({ address }) => address);
}

/** As an address has it. */
export function asHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** The same address whether it came by an IPv4 or an IPv6 socket, and over whichever link. */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
}

/** Whose connection it is: this machine's own are not told apart. */
export function ownerOf(address: string): string {
  return isLoopbackAddress(address) ? 'own' : address;
}

interface Networks {
  readonly names: ReadonlySet<string>;
  readonly near: BlockList;
}

function networksNow(): Networks {
  const name = hostname()
    .toLowerCase()
    .replace(/\.local$/, '');
  const near = new BlockList();
  for (const one of Object.values(networkInterfaces()).flatMap((all) => all ?? [])) {
    const bits = Number(one.cidr?.split('/')[1]);
    if (Number.isInteger(bits)) near.addSubnet(one.address, bits, one.family === 'IPv6' ? 'ipv6' : 'ipv4');
  }
  return { names: new Set([...networkAddresses().map(asHost), name, `${name}.local`]), near };
}

/** The names by which browsers may reach the server, and where from. */
export class Hosts {
  readonly #now: () => number;
  #networks: Networks | null = null;
  #knownAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Whether `host`, a `Host` header, is this server's. A page elsewhere whose name was made to lead here (DNS rebinding)
   * still says its own name. `lan`: whether other devices may reach it.
   */
  knows(host: string | undefined, port: number, lan: boolean): boolean {
    const name = /^([^@/\s]+):(\d+)$/.exec(host?.toLowerCase() ?? '');
    if (!name || Number(name[2]) !== port) return false;
    return OWN.includes(name[1] ?? '') || (lan && this.#known().names.has(name[1] ?? ''));
  }

  /** Whether an address is in a network of this machine's, or a private one; the public network is no LAN. */
  isNear(address: string): boolean {
    if (!isPublic(address)) return true;
    return this.#known().near.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
  }

  #known(): Networks {
    if (!this.#networks || this.#now() - this.#knownAt > KNOWN_MS) {
      this.#networks = networksNow();
      this.#knownAt = this.#now();
    }
    return this.#networks;
  }
}
