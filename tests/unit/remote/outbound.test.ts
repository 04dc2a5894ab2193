import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Outbound } from '../../../src/main/remote/outbound';
import { JamakError } from '../../../src/shared/errors';
import { listen } from './listening';

function open(offline = false) {
  let isOffline = offline;
  let now = 1_000;
  const outbound = new Outbound({ offline: () => isOffline, now: () => now++ });
  return { outbound, stayOffline: (wanted: boolean) => (isOffline = wanted) };
}

describe('the door to all networks', () => {
  it('remembers whom this run connected to and for what, the latest first', () => {
    const { outbound } = open();
    outbound.pass('https://api.example.com/v1/audio', 'speech');
    outbound.pass('http://127.0.0.1:8000/v1', 'language');
    outbound.pass('https://api.example.com/v1/other?key=secret', 'speech');
    outbound.pass('https://api.example.com/v1', 'language');
    expect(outbound.connections).toEqual([
      {
        purpose: 'language',
        origin: 'https://api.example.com',
        here: false,
        count: 1,
        refused: 0,
        lastAt: 1003,
      },
      {
        purpose: 'speech',
        origin: 'https://api.example.com',
        here: false,
        count: 2,
        refused: 0,
        lastAt: 1002,
      },
      {
        purpose: 'language',
        origin: 'http://127.0.0.1:8000',
        here: true,
        count: 1,
        refused: 0,
        lastAt: 1001,
      },
    ]);
  });

  it('lets nobody out while Jamak stays offline, but to this computer', () => {
    const { outbound, stayOffline } = open(true);
    for (const away of ['https://api.example.com', 'http://192.168.0.5:1234', 'wss://obs.example:4455']) {
      expect(() => outbound.pass(away, 'obs')).toThrow(JamakError);
    }
    for (const here of [
      'http://localhost:1',
      'http://127.0.0.1:9',
      'http://[::1]:3',
      'ws://127.0.0.1:4455',
    ]) {
      expect(() => outbound.pass(here, 'obs')).not.toThrow();
    }
    stayOffline(false);
    expect(() => outbound.pass('https://api.example.com', 'obs')).not.toThrow();
    expect(outbound.connections[0]).toMatchObject({
      origin: 'https://api.example.com',
      count: 1,
      refused: 1,
    });
  });

  it('keeps no more than a number of origins', () => {
    const { outbound } = open();
    for (let port = 1; port <= 500; port++) outbound.pass(`http://10.0.0.1:${port}`, 'stream');
    expect(outbound.connections).toHaveLength(200);
    expect(outbound.connections[0]?.origin).toBe('http://10.0.0.1:500');
  });

  it('leaves it to whoever fetches how long a server is waited for', async () => {
    const server = await listen((_request, response) => response.end('{}'));
    const fetch = open().outbound.fetchFor('language');
    await fetch(server.origin);
    const names = [2, 1].map((version) => Symbol.for(`undici.globalDispatcher.${version}`));
    const name = names.find((one) => Reflect.has(globalThis, one)) as symbol;
    const node = Reflect.get(globalThis, name) as { dispatch(options: object, handler: unknown): boolean };
    const told: object[] = [];
    const watched = {
      dispatch: (options: object, handler: unknown) => {
        told.push(options);
        return node.dispatch(options, handler);
      },
    };
    Reflect.set(globalThis, name, watched);
    onTestFinished(() => void Reflect.set(globalThis, name, node));
    const answer = await fetch(server.origin, { method: 'POST', body: 'a prompt' });
    expect(await answer.text()).toBe('{}');
    expect(told).toMatchObject([{ method: 'POST', headersTimeout: 0, bodyTimeout: 0 }]);
  });

  it('holds a fetch back before anything is asked, and follows no redirect by itself', async () => {
    const asked: string[] = [];
    const server = createServer((socket) => {
      socket.once('data', (data) => {
        asked.push(String(data).split(' ')[1] ?? '');
        socket.end('HTTP/1.1 302 Found\r\nlocation: https://elsewhere.example/\r\ncontent-length: 0\r\n\r\n');
      });
    });
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { outbound } = open(true);
    const fetch = outbound.fetchFor('models');
    const answer = await fetch(`http://127.0.0.1:${port}/model`);
    expect(answer.status).toBe(302);
    await expect(fetch('https://elsewhere.example/')).rejects.toMatchObject({ code: 'offline' });
    expect(asked).toEqual(['/model']);
  });
});
