import { get, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { createParser } from 'eventsource-parser';
import type { Viewers as Seen } from '../log/schema';

/** As a browser waits before it comes again, ms. */
const AGAIN_AFTER_MS = 1_000;

/** Pages that listen to the local server of the app over loopback, and read all that it tells them. */
export class Viewers {
  readonly #address: string;
  readonly #responses = new Set<IncomingMessage>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #seen = { events: 0, bytes: 0, again: 0 };
  #closed = false;

  constructor(
    readonly count: number,
    port: number,
    token: string,
  ) {
    this.#address = `http://127.0.0.1:${port}/${token}/events`;
    for (let viewer = 0; viewer < count; viewer++) this.#listen(false);
  }

  get seen(): Seen {
    return { count: this.count, ...this.#seen };
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const response of this.#responses) response.destroy();
  }

  /** Until the app has opened its server, and after it has closed it, nobody answers. */
  #listen(listened: boolean): void {
    const again = (had: boolean): void => {
      if (this.#closed) return;
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.#listen(had);
      }, AGAIN_AFTER_MS);
      this.#timers.add(timer);
    };
    get(this.#address, { agent: false, headers: { accept: 'text/event-stream' } }, (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        again(listened);
        return;
      }
      if (listened) this.#seen.again++;
      const parser = createParser({ onEvent: () => void this.#seen.events++ });
      this.#responses.add(response);
      response.setEncoding('utf8').on('data', (text: string) => {
        this.#seen.bytes += Buffer.byteLength(text);
        parser.feed(text);
      });
      response.on('error', () => {});
      response.once('close', () => {
        this.#responses.delete(response);
        again(true);
      });
    }).on('error', () => again(listened));
  }
}

/** A port of this machine on which nobody listens now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
