import { createSocket } from 'node:dgram';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { REQUESTS } from '../../src/shared/ipc';
import { expect, JFK, test } from './jamak';

const refused = { ok: false, error: { code: 'bad-request' } };

test('nobody is asked to delete a folder that is no model', async ({ launch }) => {
  const userData = join(mkdtempSync(join(tmpdir(), 'jamak-e2e-')), 'data');
  const victims = [
    join(userData, 'victim'),
    join(userData, 'models', 'victim'),
    join(userData, '..', 'victim'),
  ];
  for (const victim of victims) mkdirSync(victim, { recursive: true });
  const app = await launch({ userData });
  for (const id of [
    '../victim',
    '../../victim',
    'victim',
    '..',
    '.',
    '../models',
    '..\\victim',
    victims[0] ?? '',
  ]) {
    const control = await app.window('control');
    const reply = await control.evaluate((model) => {
      const { jamak } = window as unknown as { jamak: { deleteModel: (input: unknown) => Promise<unknown> } };
      return jamak.deleteModel({ id: model });
    }, id);
    expect(reply, id).toMatchObject(refused);
  }
  for (const victim of victims) expect(existsSync(victim), victim).toBe(true);
});

/** Counts who comes to each of some ports of this machine. */
async function openPorts() {
  const arrivals = { fetch: 0, image: 0, socket: 0, transport: 0, turn: 0, stun: 0 };
  const ports = {} as Record<keyof typeof arrivals, number>;
  const closers: (() => void)[] = [];
  for (const name of ['fetch', 'image', 'socket', 'turn'] as const) {
    const server = createServer((socket) => {
      arrivals[name]++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports[name] = (server.address() as AddressInfo).port;
    closers.push(() => server.close());
  }
  for (const name of ['transport', 'stun'] as const) {
    const socket = createSocket('udp4').on('message', () => arrivals[name]++);
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    ports[name] = socket.address().port;
    closers.push(() => socket.close());
  }
  return { arrivals, ports, close: () => closers.forEach((close) => close()) };
}

/** Tries every way out of a page. Resolves when each has failed, or WebRTC has found its first way. */
function knock(page: Page, ports: Record<string, number>): Promise<void> {
  return page.evaluate(async (port) => {
    const at = (scheme: string, name: string): string => `${scheme}://127.0.0.1:${port[name]}/`;
    await fetch(at('http', 'fetch'), { mode: 'no-cors' }).catch(() => undefined);
    await new Promise((resolve) => {
      const image = new Image();
      image.addEventListener('error', resolve);
      image.src = at('http', 'image');
    });
    await new Promise((resolve) => new WebSocket(at('ws', 'socket')).addEventListener('close', resolve));
    await new WebTransport(at('https', 'transport')).ready.catch(() => undefined);
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${port['stun']}` },
        { urls: `turn:127.0.0.1:${port['turn']}?transport=tcp`, username: 'a', credential: 'b' },
      ],
    });
    peer.createDataChannel('out');
    const gathered = new Promise((resolve) => peer.addEventListener('icecandidate', resolve));
    await peer.setLocalDescription(await peer.createOffer());
    await gathered;
  }, ports);
}

test('no page reaches a network, even without its content security policy', async ({ launch }) => {
  const app = await launch();
  const { arrivals, ports, close } = await openPorts();
  try {
    for (const name of ['control', 'overlay', 'capture'] as const) {
      const page = await app.window(name);
      const devTools = await page.context().newCDPSession(page);
      await devTools.send('Page.setBypassCSP', { enabled: true });
      await page.reload();
      await knock(page, ports);
    }
    expect(arrivals).toEqual({ fetch: 0, image: 0, socket: 0, transport: 0, turn: 0, stun: 0 });

    // It is main that holds them back: without its guards the same page gets through.
    await app.electron.evaluate(async ({ session, webContents }) => {
      session.defaultSession.webRequest.onBeforeRequest(null);
      await session.defaultSession.setProxy({ mode: 'direct' });
      for (const contents of webContents.getAllWebContents()) contents.setWebRTCIPHandlingPolicy('default');
    });
    await knock(await app.window('control'), ports);
    const missing = (): string[] => Object.entries(arrivals).flatMap(([name, count]) => (count > 0 ? [] : name));
    await expect.poll(missing).toEqual([]);
  } finally {
    close();
  }
});

/** What a page gets of a device: the kinds of its tracks, or the name of the error. */
function capture(page: Page, way: 'getUserMedia' | 'getDisplayMedia', wanted: object): Promise<string> {
  return page.evaluate(
    ([name, constraints]) =>
      navigator.mediaDevices[name](constraints).then(
        (stream) => {
          const tracks = stream.getTracks();
          for (const track of tracks) track.stop();
          return tracks.map(({ kind, label }) => `${kind}: ${label}`).join(', ');
        },
        (error: unknown) => (error as DOMException).name,
      ),
    [way, wanted] as const,
  );
}

test('the capture window hears and does not see; no other window does either', async ({ launch }) => {
  const app = await launch({ microphone: JFK });
  const hears = await app.window('capture');
  expect(await capture(hears, 'getUserMedia', { audio: true })).toMatch(/^audio: /);
  expect(await capture(hears, 'getUserMedia', { video: true })).toBe('NotAllowedError');
  expect(await capture(hears, 'getUserMedia', { audio: true, video: true })).toBe('NotAllowedError');
  // Chromium gives the system's sound only beside a picture: it is of the capture window itself, not of the screen.
  expect(await capture(hears, 'getDisplayMedia', { video: true })).toMatch(/^video: Jamak capture$/);
  for (const name of ['control', 'overlay'] as const) {
    const page = await app.window(name);
    expect(await capture(page, 'getUserMedia', { audio: true })).toBe('NotAllowedError');
    expect(await capture(page, 'getUserMedia', { video: true })).toBe('NotAllowedError');
    expect(await capture(page, 'getDisplayMedia', { video: true, audio: true })).toBe('NotAllowedError');
  }
});

test('a file of the user is served to the capture window alone', async ({ launch }) => {
  const app = await launch();
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, JFK);
  const media = await app.ask((jamak) => jamak.chooseMedia());
  expect(media).toMatchObject({ ok: true, value: { name: 'jfk.wav' } });
  const id = media.ok ? media.value?.mediaId : undefined;
  const load = async (name: 'control' | 'overlay' | 'capture'): Promise<unknown> =>
    (await app.window(name)).evaluate(async (path) => {
      const fetched = await fetch(path).then(
        (response) => response.status,
        () => 'refused',
      );
      const played = await new Promise((resolve) => {
        const element = new Audio(path);
        element.addEventListener('canplay', () => resolve('plays'));
        element.addEventListener('error', () => resolve('refused'));
      });
      return [fetched, played];
    }, `/media/${id}`);
  expect(await load('capture')).toEqual([200, 'plays']);
  expect(await load('control')).toEqual(['refused', 'refused']);
  expect(await load('overlay')).toEqual(['refused', 'refused']);
});

test('everything that is served says what it may do and what it is', async ({ launch }) => {
  const app = await launch();
  const page = await app.window('control');
  const script = await page.evaluate(() => document.querySelector('script[src]')?.getAttribute('src') ?? '');
  const ask = (path: string, range?: string) =>
    page.evaluate(
      async ([address, wanted]) => {
        const response = await fetch(address, wanted === undefined ? {} : { headers: { range: wanted } });
        await response.body?.cancel();
        const of = (name: string): string | null => response.headers.get(name);
        return [response.status, of('content-security-policy'), of('x-content-type-options')];
      },
      [path, range] as const,
    );
  const policy: unknown = expect.stringMatching(/^default-src 'none';/);
  for (const [path, range, status] of [
    ['/control/index.html', undefined, 200],
    [script, undefined, 200],
    ['/sample', undefined, 200],
    ['/sample', 'bytes=10-19', 206],
    ['/sample', 'bytes=999999999999-', 416],
    ['/nobody', undefined, 404],
    ['/assets', undefined, 404],
    ['/missing.html', undefined, 404],
    ['/%E0%A4%A', undefined, 404],
    ['/..%2f..%2f..%2fpackage.json', undefined, 404],
    ['/a%00.html', undefined, 404],
  ] as const) {
    expect([path, await ask(path, range)]).toEqual([path, [status, policy, 'nosniff']]);
  }
});

test('main hears windows by its own requests and by nothing else', async ({ launch }) => {
  const app = await launch();
  const { asked, told } = await app.electron.evaluate(({ ipcMain }) => {
    // Electron tells the names of listeners, not those of handlers.
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    return { asked: [...handlers.keys()], told: ipcMain.eventNames().filter((name) => name !== 'error') };
  });
  expect(asked.toSorted()).toEqual(Object.keys(REQUESTS).toSorted());
  expect(told).toEqual([]);
});
