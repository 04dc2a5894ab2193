import { createServer, type Server, type ServerOptions } from 'node:http';
import { JamakError } from '../../../shared/errors';
import { LIMITS } from './limits';

const OPTIONS: ServerOptions = {
  maxHeaderSize: LIMITS.headerBytes,
  headersTimeout: LIMITS.headersMs,
  requestTimeout: LIMITS.requestMs,
  keepAliveTimeout: LIMITS.keepAliveMs,
  connectionsCheckingInterval: 1_000,
  noDelay: true,
};

/** Where a machine has no IPv6, or not in this form. */
const NO_SUCH_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTSUP'];

/** How far it is looked for a port that is free. */
const PORTS_TRIED = 20;

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** Listens at `host`; null where the machine has no such address. */
async function open(port: number, host: string): Promise<Server | null> {
  const server = createServer(OPTIONS);
  try {
    await listen(server, port, host);
    return server;
  } catch (error) {
    if (NO_SUCH_ADDRESS.includes(codeOf(error))) return null;
    throw error;
  }
}

/** The first free port above `port`; null where there is none near. */
async function freePort(port: number): Promise<number | null> {
  for (let next = port + 1; next <= Math.min(port + PORTS_TRIED, 65_535); next++) {
    const server = await open(next, '127.0.0.1').catch(() => null);
    if (!server) continue;
    await new Promise((resolve) => server.close(resolve));
    return next;
  }
  return null;
}

/**
 * Servers that listen at `port`: to this machine alone, or to its networks as well. Port 0 takes a free one.
 *
 * @throws JamakError 'port-taken' with the `port`, and the next `free` one where there is one; 'local-server-failed'
 */
export async function openServers(port: number, lan: boolean): Promise<[Server, ...Server[]]> {
  const servers: Server[] = [];
  // All networks at once where the system can, else those of IPv4.
  const hosts = lan ? ['::', '0.0.0.0'] : ['127.0.0.1', '::1'];
  try {
    for (const host of hosts) {
      const server = await open(portOf(servers[0]) ?? port, host);
      if (server) servers.push(server);
      if (server && lan) break;
    }
    const [first, ...others] = servers;
    if (!first) throw new JamakError('local-server-failed');
    return [first, ...others];
  } catch (error) {
    for (const server of servers) server.close();
    if (codeOf(error) !== 'EADDRINUSE') throw new JamakError('local-server-failed', { cause: error });
    const free = await freePort(port);
    throw new JamakError('port-taken', {
      params: { port, ...(free !== null && { free }) },
      retryable: true,
      cause: error,
    });
  }
}

/** Where a server listens. */
export function portOf(server: Server | undefined): number | null {
  const address = server?.address();
  return typeof address === 'object' && address ? address.port : null;
}
