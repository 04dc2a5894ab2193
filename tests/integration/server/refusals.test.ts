import { connect } from 'node:net';
import { expect, test, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { LIMITS, RATES } from '../../../src/main/broadcast/server/limits';
import { newToken } from '../../../src/main/app/broadcast/server-tokens';
import { openServer, SOON, type OpenServer } from './open-server';

/** What the server says to bytes that are no request of a browser; resolves when it ends the connection. */
function sayRaw({ port }: OpenServer, text: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    onTestFinished(() => void socket.destroy());
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (heard += part));
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
}

function upgrade({ port }: OpenServer, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    onTestFinished(() => socket.terminate());
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
    socket.on('error', () => resolve(0));
  });
}

test('a wrong token is answered as any address that is not there', async () => {
  const server = await openServer();
  const wrong = await server.ask(`/${newToken()}/api/state`);
  const unknown = await server.ask('/favicon.ico');
  const short = await server.ask('/');
  const known = await server.ask(`/${server.tokens.view}/nothing`);
  for (const answer of [wrong, unknown, short, known]) {
    const { date: _, connection: __, ...headers } = answer.headers;
    expect({ ...answer, headers }).toMatchObject({ status: 404, body: 'not found\n' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  }
  expect(wrong.headers).toEqual({ ...unknown.headers, date: wrong.headers.date });
});

test('names that were made to lead here are refused, whatever the token', async () => {
  const server = await openServer();
  const { port, tokens } = server;
  const path = `/${tokens.control}/api/state`;
  for (const host of [
    `evil.example:${port}`,
    'localhost',
    `localhost:${port + 1}`,
    `127.0.0.1.nip.io:${port}`,
  ]) {
    expect((await server.ask(path, { headers: { host } })).status).toBe(403);
  }
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
    expect((await server.ask(path, { headers: { host } })).status).toBe(200);
  }
  expect(await upgrade(server, `/${tokens.view}/socket`, { host: `evil.example:${port}` })).toBe(403);
});

test('pages of other servers get nothing', async () => {
  const server = await openServer();
  const { port, tokens } = server;
  const state = `/${tokens.control}/api/state`;
  const own = `http://127.0.0.1:${port}`;
  const status = async (headers: Record<string, string>) => (await server.ask(state, { headers })).status;
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
  expect(await status({ origin: 'http://localhost:3000' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).toBe(403);
  expect(
    await status({
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'iframe',
    }),
  ).toBe(403);
  expect(await status({ origin: own })).toBe(200);
  expect(await upgrade(server, `/${tokens.view}/socket`, { origin: 'https://evil.example' })).toBe(403);
  expect(await upgrade(server, `/${tokens.view}/socket`, { origin: own })).toBe(101);
  const marked = await server.post(`/${tokens.control}/api/mark`, {}, { origin: 'https://evil.example' });
  expect(marked.status).toBe(403);
  expect(server.calls).toEqual([]);
});

test('no other method is known, that before a request of another origin included', async () => {
  const server = await openServer();
  for (const method of ['OPTIONS', 'PUT', 'DELETE', 'HEAD', 'TRACE', 'PATCH']) {
    expect((await server.ask(`/${server.tokens.control}/api/state`, { method })).status).toBe(405);
  }
});

test('nothing but pages and what they are made of is read from the disk', async () => {
  const server = await openServer();
  const { view } = server.tokens;
  const refused = [
    'control/',
    'control/index.html',
    'assets/',
    'assets/model-1.onnx',
    'assets/../outside.js',
    'assets/%2e%2e/outside.js',
    'assets/..%2foutside.js',
    'assets/..%5coutside.js',
    'assets/%2e%2e%2foutside.js',
    'assets/..\\outside.js',
    'assets/page-1.js%00',
    'assets/page-1.js/',
    'overlay/index.html',
    'overlay/../../../../etc/passwd',
  ];
  for (const path of refused) {
    const { status, body } = await server.ask(`/${view}/${path}`);
    expect({ path, body }).not.toMatchObject({ body: 'outside' });
    expect({ path, refused: [400, 404].includes(status) }).toEqual({ path, refused: true });
  }
  expect((await server.ask(`/${view}/assets/page-1.js`)).status).toBe(200);
});

test('what changes something wants the token for control, JSON, and no more than 64 kB of it', async () => {
  const server = await openServer();
  const { view, control } = server.tokens;
  expect((await server.post(`/${view}/api/mark`, {})).status).toBe(403);
  expect((await server.ask(`/${control}/api/mark`)).status).toBe(404);
  expect((await server.post(`/${control}/api/mark`, {}, { 'content-type': 'text/plain' })).status).toBe(415);
  expect(
    (
      await server.post(`/${control}/api/mark`, 'a=b', {
        'content-type': 'application/x-www-form-urlencoded',
      })
    ).status,
  ).toBe(415);
  expect((await server.post(`/${control}/api/mark`, '{')).status).toBe(400);
  expect((await server.post(`/${control}/api/mark`, { more: 1 })).status).toBe(400);
  expect((await server.post(`/${control}/api/take-back`, { captionId: '../x' })).status).toBe(400);
  const long = JSON.stringify({ text: 'x'.repeat(LIMITS.bodyBytes) });
  expect((await server.post(`/${control}/api/edit`, long)).status).toBe(413);
  const chunked = { 'transfer-encoding': 'chunked' };
  expect((await server.post(`/${control}/api/edit`, long, chunked)).status).toBe(413);
  expect(server.calls).toEqual([]);
  expect((await server.post(`/${control}/api/mark`, {})).status).toBe(200);
});

test('what is no request, or has too large a head, ends its connection alone', async () => {
  const server = await openServer();
  const host = `host: localhost:${server.port}\r\n`;
  expect(await sayRaw(server, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await sayRaw(server, `GET / HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await sayRaw(server, `GET / HTTP/1.1\r\n${host}a: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
  const both = `content-length: 3\r\ntransfer-encoding: chunked\r\n`;
  expect(await sayRaw(server, `POST / HTTP/1.1\r\n${host}${both}\r\nabc`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await sayRaw(server, `GET http://evil.example/ HTTP/1.1\r\n${host}\r\n`)).toMatch(
    /^HTTP\/1\.1 40[04] /,
  );
  expect(await sayRaw(server, `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`)).not.toMatch(/ 200 /);
  expect((await server.ask(`/${server.tokens.view}/api/state`)).status).toBe(200);
});

test('whoever sends a head slower than five seconds is let go', async () => {
  const server = await openServer();
  const slow = [sayRaw(server, 'GET / HTTP/1.1\r\nhost: '), sayRaw(server, '')];
  for (const heard of await Promise.all(slow)) expect(heard).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
}, 60_000);

test('of many silent connections the oldest give way, and whoever has a token comes in', async () => {
  const server = await openServer();
  let ended = 0;
  for (let count = 0; count < LIMITS.strangers + 40; count++) {
    const socket = connect(server.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => ended++);
  }
  await expect.poll(() => ended, SOON).toBeGreaterThanOrEqual(40);
  expect((await server.ask(`/${server.tokens.view}/api/state`)).status).toBe(200);
});

test('whoever guesses is soon not heard any more, and keeps nobody with a token waiting', async () => {
  const server = await openServer();
  const statuses = new Set<number>();
  for (let count = 0; count < RATES.strangers.burst + 5; count++) {
    statuses.add((await server.ask(`/${newToken()}/events`)).status);
  }
  expect([...statuses]).toEqual([404, 429]);
  expect((await server.ask(`/${server.tokens.view}/api/state`)).status).toBe(200);
  server.pass(1_000);
  expect((await server.ask('/x/')).status).toBe(404);
});

test('the log has counts alone', async () => {
  const server = await openServer();
  await server.ask(`/${newToken()}/words-of-an-attacker`);
  await sayRaw(server, 'words-of-an-attacker\r\n\r\n');
  server.local.beat();
  server.local.beat();
  expect(server.logged).toEqual([['opening'], ['open'], ['refused', { token: 1, malformed: 1 }]]);
});
