import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, '../../../src/main');

/** Every way in which Node and Electron connect to something. */
const WAYS_OUT = [
  /\bfetch\(|globalThis\.fetch/u,
  /^import (?!type)[^;]*\b(?:request|get|connect|createConnection|createSocket|Agent|Socket)\b[^;]* from 'node:(?:http|https|http2|net|tls|dgram)'/mu,
  /^import (?:\* as )?\w+ from 'node:(?:http|https|http2|net|tls|dgram)'/mu,
  /\bnet\.(?:request|fetch|connect)\(|new (?:OBS)?WebSocket\(/u,
  // It would ask by itself; ours is given another way out.
  /^import (?!type)[^;]* from 'electron-updater'/mu,
];

/** Who goes out, each by the door (`remote/outbound`). */
const KNOWN = [
  'app/updates/library-updater.ts',
  'broadcast/obs/link/link.ts',
  'models/manager.ts',
  'models/request.ts',
  'remote/client.ts',
  'remote/guarded-fetch.ts',
  'remote/outbound.ts',
  'sources/stream/guarded-get.ts',
];

it('nobody connects to a network but by the door that keeps count and can be shut', () => {
  const goesOut = readdirSync(main, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => {
      const text = readFileSync(join(main, path), 'utf8');
      return WAYS_OUT.some((way) => way.test(text));
    });
  expect(goesOut.toSorted()).toEqual(KNOWN);
});
