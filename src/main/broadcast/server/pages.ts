import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ServerPage } from '../../../shared/broadcast/local-server';

/** What pages are made of; nothing else of the build is served. */
const ASSET_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A name without a folder: letters, digits, and dots within. */
const ASSET = /^[\w-]+(?:\.[\w-]+)+$/;

/** As strict as what the app's own windows have: only files of ours, no inline script, nobody else to talk to. */
function pagePolicy(nonce: string, host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Older Safari does not count a WebSocket to 'self'.
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export interface Served {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return readFile(path).then(
    (bytes) => Uint8Array.from(bytes),
    () => null,
  );
}

/** A page of the build. `host`: as the browser knows the server. Null where the build has none. */
export async function readPage(folder: string, page: ServerPage, host: string): Promise<Served | null> {
  const html = await readFile(join(folder, page, 'index.html'), 'utf8').catch(() => null);
  if (html === null) return null;
  const nonce = randomBytes(16).toString('base64');
  return {
    body: Uint8Array.from(Buffer.from(html.replaceAll('__STYLE_NONCE__', nonce))),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(nonce, host),
      'x-frame-options': 'DENY',
    },
  };
}

/** A file that pages are made of, whose name changes with what it holds. Null for everything else. */
export async function readAsset(folder: string, name: string): Promise<Served | null> {
  const type = ASSET_TYPES[extname(name)];
  if (type === undefined || !ASSET.test(name)) return null;
  const body = await bytesOf(join(folder, 'assets', name));
  return (
    body && {
      body,
      headers: { 'content-type': type, 'cache-control': 'private, max-age=31536000, immutable' },
    }
  );
}
