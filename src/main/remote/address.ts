import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Addresses of private networks (RFC 1918, RFC 4193). */
const home = new BlockList();
home.addSubnet('10.0.0.0', 8);
home.addSubnet('172.16.0.0', 12);
home.addSubnet('192.168.0.0', 16);
home.addSubnet('fc00::', 7, 'ipv6');

function isIn(host: string, addresses: BlockList): boolean {
  return isIP(host) > 0 && addresses.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).hostname.replaceAll(/[[\]]/g, '') : '';
}

/** Whether the server runs on this machine. */
export function isLoopback(baseUrl: string): boolean {
  const host = hostOf(baseUrl);
  return host === 'localhost' || isIn(host, loopback);
}

/** Whether the server is on this machine or in its own network. */
export function isNearby(baseUrl: string): boolean {
  return isLoopback(baseUrl) || isIn(hostOf(baseUrl), home);
}
