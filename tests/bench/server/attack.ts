import { request, type RequestOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { MARKER, type Outcome } from './messages';

interface Target {
  readonly port: number;
  readonly view: string;
  readonly control: string;
}

const CONNECTIONS = 10_000;
const REQUESTS = 1_000;
const AT_ONCE = 50;
/** Of the attacks that hold connections, ms. */
const HOLD_MS = 8_000;

type One = (target: Target) => Promise<number>;

/** Asks once; resolves with the status, 0 where the connection ended without one. */
function ask({ port }: Target, options: RequestOptions & { readonly body?: string }): Promise<number> {
  const { body, ...others } = options;
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, agent: false, timeout: 15_000, ...others }, (answer) => {
      answer.resume();
      answer.on('close', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(0));
    asked.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.end(body);
  });
}

/** Sends bytes; resolves with the status that came back before the connection ended, 0 for none. */
function raw({ port }: Target, text: string): Promise<number> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1');
    socket.setTimeout(15_000, () => socket.destroy());
    socket.on('data', (part: string) => (heard += part));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0)));
  });
}

const json = { 'content-type': 'application/json' };

const ATTACKS: readonly (readonly [name: string, one: One])[] = [
  ['wrong token', (target) => ask(target, { path: `/${MARKER}/events` })],
  [
    'foreign Origin, right token',
    (target) =>
      ask(target, {
        path: `/${target.control}/api/mark`,
        method: 'POST',
        body: '{}',
        headers: { ...json, origin: `https://${MARKER}.example` },
      }),
  ],
  [
    'foreign Host, right token',
    (target) =>
      ask(target, {
        path: `/${target.view}/events`,
        headers: { host: `${MARKER}.example:${target.port}` },
      }),
  ],
  ['no JSON, right token', (target) => ask(target, { path: `/${target.control}/api/mark`, method: 'POST' })],
  [
    'traversal',
    (target) =>
      raw(
        target,
        `GET /${target.view}/assets/..%2f..%2fetc/passwd HTTP/1.1\r\nhost: localhost:${target.port}\r\nconnection: close\r\n\r\n`,
      ),
  ],
  [
    'head of 20 kB',
    (target) => raw(target, `GET / HTTP/1.1\r\nhost: x\r\na: ${MARKER.repeat(1000)}\r\n\r\n`),
  ],
  [
    'body of 1 MB, right token',
    (target) =>
      ask(target, {
        path: `/${target.control}/api/edit`,
        method: 'POST',
        headers: json,
        body: JSON.stringify({ text: MARKER.repeat(50_000) }),
      }),
  ],
  ['no HTTP', (target) => raw(target, `${MARKER}\r\n\r\n`)],
  [
    'WebSocket, wrong token',
    (target) =>
      ask(target, {
        path: `/${MARKER}/socket`,
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        },
      }),
  ],
];

async function repeat(name: string, one: One, target: Target): Promise<Outcome> {
  const statuses: Record<string, number> = {};
  let left = REQUESTS;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const status = await one(target);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  return outcome(name, REQUESTS, statuses);
}

function outcome(name: string, sent: number, statuses: Record<string, number>): Outcome {
  const refused = Object.entries(statuses)
    .filter(([status]) => Number(status) === 0 || Number(status) >= 400)
    .reduce((sum, [, count]) => sum + count, 0);
  return { name, sent, refused, statuses };
}

/** Connections that say next to nothing; refused is which the server ended. */
async function hold(
  name: string,
  count: number,
  target: Target,
  drip: (socket: Socket) => void,
): Promise<Outcome> {
  const sockets = new Set<Socket>();
  let ended = 0;
  for (let index = 0; index < count; index++) {
    const socket = connect(target.port, '127.0.0.1');
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      ended++;
      sockets.delete(socket);
    });
    socket.resume();
    if (index % 100 === 99) await sleep(10);
  }
  const until = performance.now() + HOLD_MS;
  while (performance.now() < until && sockets.size > 0) {
    for (const socket of sockets) drip(socket);
    await sleep(500);
  }
  for (const socket of sockets) socket.removeAllListeners('close').destroy();
  return { name, sent: count, refused: ended, statuses: {} };
}

process.on('message', (target: Target) => {
  void attack(target);
});

async function attack(target: Target): Promise<void> {
  for (const [name, one] of ATTACKS) process.send?.(await repeat(name, one, target));
  process.send?.(
    await hold('slow-loris', 500, target, (socket) => {
      if (socket.writable) socket.write('GET');
    }),
  );
  process.send?.(await hold('silent connections', CONNECTIONS, target, () => {}));
  process.disconnect();
}
