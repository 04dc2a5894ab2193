import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A network of its own, in which every address is this machine and nobody listens: whatever tries to reach one is
 * counted by the kernel. Its counters go to `$COUNTERS` when the command has ended.
 */
const SCRIPT = `
  ip link set lo up && ip addr add 192.0.2.2/24 dev lo && ip route add default dev lo || exit 125
  "$@"
  code=$?
  grep -E '^(Tcp|Udp):' /proc/net/snmp > "$COUNTERS"
  exit $code
`;

/** What runs a command in such a network; its environment must have `COUNTERS`, where its counters are to be written. */
export function inOwnNetwork(...command: readonly string[]): [string, string[]] {
  return ['unshare', ['--net', 'sh', '-c', SCRIPT, 'sh', ...command]];
}

/** Why there can be no such network here, or null. */
export function whyNoOwnNetwork(): string | null {
  if (process.platform !== 'linux') return 'only Linux has network namespaces';
  const [file, args] = inOwnNetwork('true');
  const { status, error } = spawnSync(file, args, { env: { ...process.env, COUNTERS: '/dev/null' } });
  return status === 0 ? null : (error?.message ?? `unshare and ip end with ${status}`);
}

/** How often something tried to connect, and how many datagrams were sent. */
export function triesOf(counters: string): { readonly tcp: number; readonly udp: number } {
  const lines = readFileSync(counters, 'utf8').split('\n');
  const valueOf = (protocol: string, name: string): number => {
    const [names = '', values = ''] = lines.filter((line) => line.startsWith(`${protocol}: `));
    return Number(values.split(' ')[names.split(' ').indexOf(name)]);
  };
  return { tcp: valueOf('Tcp', 'ActiveOpens'), udp: valueOf('Udp', 'OutDatagrams') };
}
