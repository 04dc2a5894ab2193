import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import type { Page } from 'playwright/test';

/** Counts who comes to each of some ports of this machine. */
export async function openPorts() {
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
export function knock(page: Page, ports: Record<string, number>): Promise<void> {
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
