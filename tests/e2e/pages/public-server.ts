import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import {
  API_ROUTES,
  type ApiRoute,
  type PublicMessage,
  type PublicSettings,
} from '../../../src/shared/public-api';
import type { SessionEvent, SessionHappening } from '../../../src/shared/session/events';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../src/shared/session/session-view';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';

const PAGES = join(__dirname, '../../../out/public');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** What a page asked to be done. */
interface Asked {
  readonly route: string;
  readonly input: unknown;
}

/** A server that gives the built pages to browsers, with a session that a test makes up as it goes. */
export class PublicServer {
  readonly asked: Asked[] = [];
  /** What it answers, by the route; `{}` where nothing stands here. A function may answer with an error's code. */
  readonly answers = new Map<string, (input: unknown) => unknown>();
  settings: PublicSettings = DEFAULT_SETTINGS;
  view: SessionView = EMPTY_VIEW;
  tokens = { view: randomUUID(), control: randomUUID() };
  #events: SessionEvent[] = [];
  #server: Server | null = null;
  #port = 0;
  readonly #clients = new Set<ServerResponse>();

  /** Listens, again on the port that it had before. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      void this.#answer(request, response).catch(() => response.destroy());
    });
    this.#server = server;
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    this.#clients.clear();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  /** @param search such as `?lines=1` */
  address(page: 'overlay' | 'dashboard', access: 'view' | 'control' = 'view', search = ''): string {
    return `http://127.0.0.1:${this.#port}/${this.tokens[access]}/${page}/${search}`;
  }

  append(happening: SessionHappening): void {
    if (happening.type === 'session-started') this.#events = [];
    const event = { seq: this.#events.length + 1, happening };
    this.#events.push(event);
    this.view = applySessionEvent(this.view, event);
    this.#tell({ type: 'session', event });
  }

  change(settings: Partial<PublicSettings>): void {
    this.settings = { ...this.settings, ...settings };
    this.#tell({ type: 'settings', settings: this.settings, language: 'en' });
  }

  delete(): void {
    const { sessionId } = this.view;
    this.view = EMPTY_VIEW;
    this.#events = [];
    if (sessionId !== null) this.#tell({ type: 'deleted', sessionId });
  }

  /** Takes all addresses back. */
  revoke(): void {
    this.tokens = { view: randomUUID(), control: randomUUID() };
    for (const client of this.#clients) client.destroy();
  }

  get clients(): number {
    return this.#clients.size;
  }

  #tell(message: PublicMessage): void {
    for (const client of this.#clients) this.#send(client, message);
  }

  #send(client: ServerResponse, message: PublicMessage): void {
    const { sessionId, seq } = this.view;
    const id = message.type === 'settings' || message.type === 'deleted' ? '' : `id: ${sessionId}:${seq}\n`;
    client.write(`${id}event: ${message.type}\ndata: ${JSON.stringify(message)}\n\n`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [token = '', kind = '', name = ''] = new URL(request.url ?? '/', 'http://x').pathname
      .slice(1)
      .split('/');
    const control = token === this.tokens.control;
    if (!control && token !== this.tokens.view) return void response.writeHead(404).end();
    if (kind === 'events') return this.#listen(request, response, control);
    if (kind === 'api') return this.#api(name as ApiRoute, request, response, control);
    const path = join(PAGES, kind, name || 'index.html');
    const nonce = randomBytes(16).toString('base64');
    const body = (await readFile(path, 'utf8')).replaceAll('__STYLE_NONCE__', nonce);
    response.writeHead(200, {
      'content-type': TYPES[extname(path)],
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    });
    response.end(body);
  }

  #listen(request: IncomingMessage, response: ServerResponse, control: boolean): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 300\n\n');
    const [sessionId, seq] = String(request.headers['last-event-id'] ?? '').split(':');
    if (sessionId && sessionId === this.view.sessionId) {
      for (const event of this.#events.slice(Number(seq))) this.#send(response, { type: 'session', event });
    } else this.#send(response, { type: 'state', state: this.#state(control) });
    this.#clients.add(response);
    response.on('close', () => this.#clients.delete(response));
  }

  #state(control: boolean) {
    return { settings: this.settings, language: 'en' as const, session: this.view, control };
  }

  async #api(
    route: ApiRoute,
    request: IncomingMessage,
    response: ServerResponse,
    control: boolean,
  ): Promise<void> {
    const known = API_ROUTES[route];
    if (known.needs === 'control' && !control) return void response.writeHead(403).end();
    if (route === 'state') return void response.end(JSON.stringify(this.#state(control)));
    let body = '';
    for await (const part of request) body += String(part);
    const input: unknown = known.input.parse(JSON.parse(body));
    this.asked.push({ route, input });
    const answer = this.answers.get(route)?.(input) ?? {};
    const failed = typeof answer === 'object' && answer !== null && 'error' in answer;
    response.writeHead(failed ? 409 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }
}
