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

/** All that the public network does not lead to: this machine, its own and its provider's networks, and none at all. */
const unrouted = new BlockList();
unrouted.addSubnet('0.0.0.0', 8);
unrouted.addSubnet('100.64.0.0', 10);
unrouted.addSubnet('169.254.0.0', 16);
unrouted.addSubnet('192.0.0.0', 24);
unrouted.addSubnet('198.18.0.0', 15);
unrouted.addSubnet('224.0.0.0', 3);
unrouted.addAddress('::', 'ipv6');
unrouted.addSubnet('fe80::', 10, 'ipv6');
unrouted.addSubnet('fec0::', 10, 'ipv6');
unrouted.addSubnet('ff00::', 8, 'ipv6');
/** IPv4 within IPv6, which some networks translate: where it leads can't be told. */
unrouted.addSubnet('64:ff9b::', 96, 'ipv6');
unrouted.addSubnet('64:ff9b:1::', 48, 'ipv6');
unrouted.addSubnet('2002::', 16, 'ipv6');

function isIn(host: string, addresses: BlockList): boolean {
  return isIP(host) > 0 && addresses.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether an IP address, without brackets, is one that the public network leads to. */
export function isPublic(address: string): boolean {
  return isIP(address) > 0 && ![loopback, home, unrouted].some((addresses) => isIn(address, addresses));
}

/** Whether an IP address, without brackets, is this machine's to itself. */
export function isLoopbackAddress(address: string): boolean {
  return isIn(address, loopback);
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
