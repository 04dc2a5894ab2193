import { connect, type Socket } from 'node:net';
import { sharedNow, STAMP } from './messages';

/** Pages that listen, and how long each event took to each of them. */
export class Clients {
  readonly #sockets: Socket[] = [];
  /** Since the last `take`, ms. */
  #delays: number[] = [];
  /** Connections that ended, which none should. */
  lost = 0;

  /** Resolves when all of them have what they begin with. */
  async open(count: number, port: number, token: string): Promise<void> {
    for (let index = 0; index < count; index += 25) {
      const next = Array.from({ length: Math.min(25, count - index) }, () => this.#openOne(port, token));
      await Promise.all(next);
    }
  }

  /** The delays since the last time, ms. */
  take(): number[] {
    const delays = this.#delays;
    this.#delays = [];
    return delays;
  }

  /** Ends all but the first `left`. */
  close(left = 0): void {
    const ended = this.#sockets.splice(left);
    for (const socket of ended) socket.removeAllListeners('close').destroy();
  }

  #openOne(port: number, token: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(eventsRequest(port, token)));
      this.#sockets.push(socket);
      socket.setEncoding('latin1');
      let begun = false;
      socket.on('data', (text: string) => {
        const at = sharedNow();
        for (const [, toldAt] of text.matchAll(STAMP)) this.#delays.push(at - Number(toldAt));
        if (!begun && text.includes('event: state')) {
          begun = true;
          resolve();
        }
      });
      socket.on('error', reject);
      socket.on('close', () => this.lost++);
    });
  }
}

function eventsRequest(port: number, token: string): string {
  return `GET /${token}/events HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`;
}

/** Pages that ask for events and never read one. */
export function openSlow(count: number, port: number, token: string): readonly Socket[] {
  return Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1', () => socket.write(eventsRequest(port, token)));
    socket.on('error', () => {});
    socket.pause();
    return socket;
  });
}
