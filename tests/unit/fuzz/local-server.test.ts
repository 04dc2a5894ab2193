import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { API_ROUTES } from '../../../src/shared/broadcast/public-api';
import { openServer, type OpenServer } from '../../integration/server/open-server';
import { json, tries } from './fuzz';

/** What the session of `openServer` holds that is for nobody but the user. */
const PRIVATE = /my secret word|my old word|a secret was told|radio\.example/u;

interface Asked {
  readonly method: string;
  readonly token: 'view' | 'control' | 'other' | 'none';
  readonly path: string;
  readonly query: string;
  readonly headers: readonly string[];
  readonly body: string;
}

const anyText = fc.string({ unit: 'grapheme-ascii', maxLength: 30 });
const path = fc.oneof(
  fc.constantFrom(...Object.keys(API_ROUTES)).map((route) => `api/${route}`),
  fc.constantFrom(
    'overlay/',
    'dashboard/',
    'overlay',
    'events',
    'socket',
    'openapi.json',
    'api/',
    'assets/page-1.js',
  ),
  fc.constantFrom(
    'assets/../outside.js',
    'assets/..%2foutside.js',
    'assets/%2e%2e/outside.js',
    'assets/model-1.onnx',
    'control/',
    'overlay/index.html',
    '..',
    '%',
    '%00',
    '%E0%A4%A',
    '__proto__',
  ),
  anyText.map((text) => encodeURI(text.replaceAll(/[\ud800-\udfff]/gu, ''))),
  anyText.map((text) => text.replaceAll(/[\r\n ]/gu, '')),
);
const header = fc.oneof(
  fc.constantFrom(
    'content-type: application/json',
    'content-type: text/plain',
    'content-type: application/json; charset=\u00ff',
    'origin: http://evil.example',
    'origin: null',
    'last-event-id: 99999999999999999999',
    'last-event-id: session-1/x',
    'accept: text/event-stream',
    'upgrade: websocket',
    'connection: upgrade',
    'range: bytes=0-1',
    'x-forwarded-for: 8.8.8.8',
    'sec-fetch-site: cross-site',
    'cookie: a=b',
    'expect: 100-continue',
    'transfer-encoding: chunked',
  ),
  anyText.map((text) => `x-other: ${text.replaceAll(/[\r\n]/gu, '')}`),
);
const asked: fc.Arbitrary<Asked> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PATCH'),
  token: fc.constantFrom('view', 'view', 'control', 'other', 'none'),
  path,
  query: fc.oneof(
    fc.constant(''),
    anyText.map((text) => `?limit=${encodeURIComponent(text)}&x[]=1&__proto__=2`),
  ),
  headers: fc.array(header, { maxLength: 4 }),
  body: fc.oneof(
    fc.constant(''),
    json.map((value) => JSON.stringify(value) ?? ''),
    anyText,
  ),
});

/** Sends the bytes as they are; resolves with what came until the server ended, or had nothing more to say. */
function send({ port, tokens }: OpenServer, request: Asked): Promise<string> {
  const token = { ...tokens, other: 'x'.repeat(tokens.view.length), none: '' }[request.token];
  const target = token === '' ? `/${request.path}` : `/${token}/${request.path}`;
  const length = Buffer.byteLength(request.body);
  const head = [
    `${request.method} ${target}${request.query} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'connection: close',
    `content-length: ${length}`,
    ...request.headers,
  ].join('\r\n');
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n${request.body}`));
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      heard += part;
      // Streams have no end of their own.
      if (/^HTTP\/1\.1 (?:101|200)/u.test(heard) && /text\/event-stream|websocket/iu.test(heard))
        socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    // A request that never becomes whole is ended by the server's own deadline, which nobody waits for here.
    socket.setTimeout(300, () => socket.destroy());
  });
}

it('whatever is asked of the local server, it neither breaks nor tells a token or what is private', async () => {
  const server = await openServer();
  const { view, control } = server.tokens;
  await fc.assert(
    fc.asyncProperty(asked, async (request) => {
      server.pass(2_000);
      const answer = await send(server, request);
      expect(answer).not.toMatch(/^HTTP\/1\.1 5\d\d/u);
      expect(answer).not.toMatch(/\bat .*\.[jt]s:\d+|node_modules|ENOENT/u);
      expect(answer).not.toMatch(/outside|^model$/mu);
      if (request.token !== 'control') {
        expect(answer).not.toMatch(PRIVATE);
        expect(answer).not.toContain(control);
      }
      if (request.token === 'other' || request.token === 'none') expect(answer).not.toContain(view);
    }),
    tries(250),
  );
  // It still serves, and nothing that was asked is in what it logs.
  server.pass(60_000);
  expect((await server.ask(`/${view}/api/state`)).status).toBe(200);
  const logged = JSON.stringify(server.logged);
  expect(logged).not.toContain(view);
  expect(logged).not.toContain(control);
});
