import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, '../../../src/main');

/** Every way in which Node and Electron connect to something. */
const WAYS_OUT =
  /\bfetch\(|globalThis\.fetch|from 'node:(?:http|https|net|tls|dgram|http2)'|\bnet\.(?:request|fetch|connect)\(|new WebSocket\(|new OBSWebSocket\(/u;

/** Who goes out, each by the door (`remote/outbound`), or takes others in. */
const KNOWN = [
  // The local server listens, and connects to nobody.
  'broadcast/server/app.ts',
  'broadcast/server/connections.ts',
  'broadcast/server/gate.ts',
  'broadcast/server/hosts.ts',
  'broadcast/server/listening.ts',
  'broadcast/server/local-server.ts',
  'broadcast/obs/link/link.ts',
  'models/manager.ts',
  'models/request.ts',
  'remote/address.ts',
  'remote/client.ts',
  'remote/guarded-fetch.ts',
  'remote/outbound.ts',
  'sources/stream/guarded-get.ts',
];

it('nobody connects to a network but by the door that keeps count and can be shut', () => {
  const goesOut = readdirSync(main, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => WAYS_OUT.test(readFileSync(join(main, path), 'utf8')));
  expect(goesOut.filter((path) => !KNOWN.includes(path))).toEqual([]);
});
