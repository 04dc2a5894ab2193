import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How the server treats a file; by default as a good server does. */
export interface Behaviour {
  readonly status?: number;
  /** Of the answer to a request for a part. */
  readonly rangeStatus?: number;
  readonly redirectTo?: string;
  /** Instead of the file. */
  readonly content?: Buffer;
  /** null for none. */
  readonly etag?: string | null;
  readonly knowsRanges?: boolean;
  /** Sends a part though the file has changed since. */
  readonly ignoresIfRange?: boolean;
  /** Breaks the connection after so many bytes. */
  readonly cutAfter?: number;
  /** Says nothing more after so many bytes. */
  readonly silentAfter?: number;
  /** What it announces; null for nothing. */
  readonly contentLength?: number | null;
}

interface Asked {
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** Serves files over real HTTP on this machine, as badly as a test wants. Closed when the test ends. */
export class DownloadServer {
  readonly requests: Asked[] = [];
  readonly #files: Readonly<Record<string, Buffer>>;
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #server = createServer((request, response) => this.#answer(request, response));

  private constructor(files: Readonly<Record<string, Buffer>>) {
    this.#files = files;
  }

  /** @param files by their paths, which begin with a slash */
  static async start(files: Readonly<Record<string, Buffer>>): Promise<DownloadServer> {
    const server = new DownloadServer(files);
    await new Promise<void>((resolve) => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => server.close());
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  behave(path: string, behaviour: Behaviour): void {
    this.#behaviours.set(path, behaviour);
  }

  /** What was asked of a file, oldest first. */
  asked(path: string): Asked[] {
    return this.requests.filter((request) => request.path === path);
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    const { range, 'if-range': ifRange } = request.headers;
    this.requests.push({ path, range, ifRange: ifRange as string | undefined });
    const behaviour = this.#behaviours.get(path) ?? {};
    const content = behaviour.content ?? this.#files[path];
    const status = range === undefined ? behaviour.status : (behaviour.rangeStatus ?? behaviour.status);
    if (behaviour.redirectTo !== undefined) {
      response.writeHead(302, { location: behaviour.redirectTo }).end('elsewhere');
    } else if (!content) {
      response.writeHead(404).end('not found');
    } else if (status !== undefined) {
      response.writeHead(status).end('no');
    } else {
      this.#send(request, response, content, behaviour);
    }
  }

  #send(request: IncomingMessage, response: ServerResponse, content: Buffer, behaviour: Behaviour): void {
    const { etag = '"1"', knowsRanges = true, ignoresIfRange = false } = behaviour;
    const [, first] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    const same = ignoresIfRange || request.headers['if-range'] === etag;
    const start = knowsRanges && first !== undefined && same ? Number(first) : 0;
    const body = content.subarray(start);
    const headers: Record<string, string> = {};
    if (etag !== null) headers['etag'] = etag;
    if (behaviour.contentLength !== null) {
      headers['content-length'] = String(behaviour.contentLength ?? body.length);
    }
    if (start > 0) headers['content-range'] = `bytes ${start}-${content.length - 1}/${content.length}`;
    response.writeHead(start > 0 ? 206 : 200, headers);
    const { cutAfter, silentAfter } = behaviour;
    if (cutAfter !== undefined) {
      response.write(body.subarray(0, cutAfter), () => response.destroy());
    } else if (silentAfter !== undefined) {
      response.write(body.subarray(0, silentAfter));
    } else {
      response.end(body);
    }
  }
}
