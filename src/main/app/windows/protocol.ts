import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import type { Recorder } from '../../recording/recorder';
import type { LiveSources } from '../../sources/live-sources';
import type { MediaLibrary, MediaToServe } from '../media-library';
import { builtPath, resourcePath } from '../paths';

export const ORIGIN = 'app://jamak';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.flac': 'audio/flac',
  '.ogg': 'audio/ogg',
};

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // No `codeCache`: all pages are of one origin, and one that is taken over could leave another one its code there.
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** A media element plays what the page itself puts together, as of HLS, by an address of this kind. */
const PUTS_TOGETHER = '/capture/';

/**
 * Of pages: only our own files, no inline script, no connection anywhere; styles that libraries insert carry the nonce.
 */
function pagePolicy(nonce: string, media: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `media-src ${media}`,
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Of all else: whatever a file holds, it can do nothing if it is opened as a page. */
const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

interface Answer {
  readonly status?: number;
  readonly policy?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Every answer says what its content may do, and that it is what its type says. */
function answer(
  body: ConstructorParameters<typeof Response>[0],
  { status = 200, policy = FILE_POLICY, headers }: Answer,
): Response {
  return new Response(body, {
    status,
    headers: { ...headers, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
  });
}

function notFound(): Response {
  return answer('not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}

async function servePage(path: string, pathname: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const html = (await readFile(path, 'utf8')).replaceAll('__STYLE_NONCE__', nonce);
  const media = pathname.startsWith(PUTS_TOGETHER) ? "'self' blob:" : "'self'";
  return answer(html, {
    policy: pagePolicy(nonce, media),
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

function contentType(path: string): string {
  return CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * Serves a file of the build. Read whole: of one that is opened to be streamed from within an asar, Electron makes a copy
 * among the temporary files, which nobody deletes.
 */
async function serveBuilt(path: string): Promise<Response> {
  return answer(await readFile(path), { headers: { 'content-type': contentType(path) } });
}

/** Serves a file whole or, for a media element that seeks, in the range it asks for. */
async function serveFile(path: string, request: Request): Promise<Response> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) return notFound();
  const headers: Record<string, string> = { 'content-type': contentType(path), 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '');
  const start = range ? Number(range[1]) : 0;
  const end = Math.min(range?.[2] ? Number(range[2]) : Infinity, info.size - 1);
  if (range && start > end) return answer(null, { status: 416, headers });
  headers['content-length'] = String(Math.max(0, end - start + 1));
  if (range) headers['content-range'] = `bytes ${start}-${end}/${info.size}`;
  const body = info.size === 0 ? null : Readable.toWeb(createReadStream(path, { start, end }));
  return answer(body as ReadableStream | null, { status: range ? 206 : 200, headers });
}

/** Which sound track of a file is asked for. */
function trackOf(url: URL): number | undefined {
  const track = url.searchParams.get('track');
  return track === null ? undefined : Number(track);
}

async function serveMedia(media: MediaToServe | undefined, request: Request): Promise<Response> {
  if (!media || media.track === null) return media ? serveFile(media.path, request) : notFound();
  const { trackStream } = await import('../../media/track-stream');
  const body = trackStream(media.path, media.track);
  return answer(body, { headers: { 'content-type': 'audio/x-matroska' } });
}

export interface Served {
  readonly media: MediaLibrary;
  /** Files that are being imported, by their ids. */
  readonly imported: ReadonlyMap<string, string>;
  readonly live: LiveSources;
  readonly recordings: Pick<Recorder, 'fileOf'>;
}

/**
 * Answers every `app://jamak/…`: pages and assets of the build, the sample, media by their id, live sound by its lane,
 * recordings by session and lane.
 */
export function serveApp(served: Served): void {
  protocol.handle('app', (request) => serve(served, request).catch(notFound));
}

async function serveLive(
  live: LiveSources,
  path: readonly [string, string],
  request: Request,
): Promise<Response> {
  const { body, status, headers } = await live.serve(...path, request.headers.get('range'));
  return answer(body, { status, headers: { ...headers, 'cache-control': 'no-store' } });
}

/** @throws whatever an address or a file that can't be read makes it throw */
async function serve({ media, imported, live, recordings }: Served, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== 'jamak') return notFound();
  const [, first = '', second = '', third = ''] = url.pathname.split('/');
  if (first === 'sample') return serveFile(resourcePath('sample', 'sample.flac'), request);
  // Only the requests of the page that it is for come to each of these three (see `page-requests`).
  if (first === 'live') return serveLive(live, [second, third], request);
  if (first === 'import') {
    const path = imported.get(second);
    return path === undefined ? notFound() : serveFile(path, request);
  }
  if (first === 'media') {
    return serveMedia(media.find(second, trackOf(url)), request);
  }
  if (first === 'recording') {
    return serveFile(recordings.fileOf({ sessionId: second, laneId: third }), request);
  }
  const root = builtPath('renderer');
  const path = normalize(join(root, decodeURIComponent(url.pathname)));
  if (!path.startsWith(root + sep)) return notFound();
  return path.endsWith('.html') ? servePage(path, url.pathname) : serveBuilt(path);
}
