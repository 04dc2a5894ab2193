import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { JamakError, toErrorValue } from '../../../shared/errors';
import type { Language } from '../../../shared/locales';
import type { Access, ServerState, Tokens } from '../../../shared/broadcast/local-server';
import type { PublicSettings } from '../../../shared/public-api';
import type { Settings } from '../../../shared/settings';
import type { PublicFeed } from '../contract';
import type { ServerActions } from './api/actions';
import { ALWAYS, refusalText, refuse, type RefusedStatus } from './answers';
import { createApp, languageAsked, type AppOptions } from './app';
import { Broadcast } from './broadcast';
import { eventClient, socketClient } from './clients';
import { Connections } from './connections';
import { Gate } from './gate';
import { asHost, Hosts, networkAddresses, ownerOf, plainAddress } from './hosts';
import { Hub } from './hub';
import { LIMITS } from './limits';
import { openServers, portOf } from './listening';
import { RateLimit } from './rate-limit';
import { Refusals } from './refusals';

export interface LocalServerOptions {
  readonly publicFeed: PublicFeed;
  /** Of the build: a folder for each page, and `assets`. */
  readonly pagesFolder: string;
  /** Whether and where it is to listen. */
  readonly settings: () => Settings['server'];
  readonly publicSettings: () => PublicSettings;
  readonly language: () => Language;
  readonly tokens: () => Tokens;
  readonly actions: ServerActions;
  readonly onState: (state: ServerState) => void;
  /** What happened, never with addresses, tokens or anything that was sent. */
  readonly log: (what: string, counts?: Readonly<Record<string, number>>) => void;
  /** Ms of a clock that never goes back. */
  readonly now: () => number;
}

/** How long it waits before it tries again for a port that was taken, ms. */
const AGAIN_MS = 10_000;

/** Pages, events and an API for browsers and tools on this machine and, if the user wants that, in its network. */
export class LocalServer {
  readonly #options: LocalServerOptions;
  readonly #hub: Hub;
  readonly #broadcast: Broadcast;
  readonly #gate: Gate;
  readonly #app: ReturnType<typeof createApp>;
  readonly #connections: Connections;
  readonly #refusals: Refusals;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.socketBytes,
  });
  readonly #beating: NodeJS.Timeout;
  #servers: Server[] = [];
  /** What the servers were opened for; null while there are none. */
  #opened: Settings['server'] | null = null;
  #phase: ServerState['phase'] = 'off';
  #error: JamakError | null = null;
  #again: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: LocalServerOptions) {
    this.#options = options;
    const { publicFeed, now, language, tokens, publicSettings: settings } = options;
    const rates = new RateLimit(now);
    const hosts = new Hosts(now);
    this.#connections = new Connections(hosts);
    this.#refusals = new Refusals((counts) => options.log('refused', counts));
    this.#hub = new Hub({
      now,
      onCount: () => options.onState(this.state),
      onSlow: () => this.#refusals.count('slow'),
    });
    this.#broadcast = new Broadcast({ publicFeed, hub: this.#hub, settings, language });
    this.#gate = new Gate({ hosts, rates, tokens, place: () => this.#place });
    this.#app = createApp({
      ...options,
      rates,
      state: (access) => this.#broadcast.state(access),
      onListen: ({ incoming, outgoing }, asked) => this.#listen(incoming, outgoing, asked),
    });
    this.#beating = setInterval(() => this.beat(), LIMITS.beatMs);
    this.#beating.unref();
  }

  get state(): ServerState {
    const { port, lan } = this.#place;
    return {
      phase: this.#phase,
      port,
      lan,
      hosts: this.#phase === 'open' && lan ? networkAddresses().map(asHost) : [],
      clients: this.#hub.count,
      error: this.#error && toErrorValue(this.#error),
    };
  }

  /** Languages of translations that somebody looks at right now. */
  get languages(): ReadonlySet<string> {
    return this.#hub.languages;
  }

  /** Listens as the settings say now. Resolves when it does, or can't, which `state` then tells. Never rejects. */
  settingsChanged(): Promise<void> {
    this.#work = this.#work.then(() => this.#follow());
    return this.#work;
  }

  /** Pages follow. */
  publicSettingsChanged(): void {
    this.#broadcast.settingsChanged();
  }

  /** A token does not hold any more: whoever came with it is out at once. */
  revoked(access: Access): void {
    this.#hub.cut(access);
  }

  /** A sign of life to all who listen; comes by itself. */
  beat(): void {
    this.#hub.beat();
    this.#refusals.tell();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#beating);
    this.#broadcast.close();
    await this.settingsChanged();
    this.#refusals.tell();
    this.#sockets.close();
  }

  get #place(): { readonly port: number; readonly lan: boolean } {
    const { port, lan } = this.#opened ?? this.#options.settings();
    return { port: portOf(this.#servers[0]) ?? port, lan };
  }

  async #follow(): Promise<void> {
    const wanted = this.#options.settings();
    const enabled = wanted.enabled && !this.#closed;
    const same = this.#opened?.port === wanted.port && this.#opened.lan === wanted.lan;
    if (enabled && same) return;
    clearTimeout(this.#again);
    this.#shut();
    this.#error = null;
    if (!enabled) return this.#enter('off');
    this.#enter('opening');
    try {
      this.#servers = await openServers(wanted.port, wanted.lan);
      this.#opened = { ...wanted };
      for (const server of this.#servers) this.#serve(server);
      this.#enter('open');
    } catch (error) {
      this.#error = JamakError.from(error);
      this.#enter('failed');
      this.#again = setTimeout(() => void this.settingsChanged(), AGAIN_MS);
      this.#again.unref();
    }
  }

  #enter(phase: ServerState['phase']): void {
    this.#phase = phase;
    this.#options.log(phase);
    this.#options.onState(this.state);
  }

  #shut(): void {
    for (const server of this.#servers) server.close();
    this.#servers = [];
    this.#opened = null;
    this.#hub.cut();
    this.#connections.closeAll();
  }

  #serve(server: Server): void {
    server.maxConnections = LIMITS.connections;
    server.on('connection', (socket) => this.#connections.take(socket));
    server.on('drop', () => this.#refusals.count('connection'));
    server.on('request', (incoming, outgoing) => this.#answer(incoming, outgoing));
    server.on('upgrade', (incoming, socket, head) => this.#upgrade(incoming, socket, head));
    server.on('clientError', (error, socket) => this.#malformed(error, socket));
    server.on('error', () => this.#refusals.count('server'));
  }

  #answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const admission = this.#gate.admit(incoming);
    if (!admission.ok) {
      this.#refusals.count(admission.refusal);
      return refuse(outgoing, admission.status);
    }
    this.#connections.trust(incoming.socket);
    for (const [name, value] of Object.entries(ALWAYS)) outgoing.setHeader(name, value);
    this.#app.answer(incoming, outgoing, admission.access);
  }

  #listen(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    { access, lastEventId, language }: Parameters<AppOptions['onListen']>[1],
  ): void {
    const owner = ownerOf(plainAddress(incoming.socket.remoteAddress));
    if (!this.#hub.hasRoom(owner)) {
      this.#refusals.count('full');
      return refuse(outgoing, 503);
    }
    const client = eventClient(outgoing, { access, owner, language });
    this.#hub.add(client, this.#broadcast.first(access, lastEventId));
  }

  #upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const admission = this.#gate.admit(incoming);
    if (!admission.ok) {
      this.#refusals.count(admission.refusal);
      return end(socket, admission.status);
    }
    const { access, rest } = admission;
    if (rest !== 'socket') return end(socket, 404);
    const owner = ownerOf(plainAddress(incoming.socket.remoteAddress));
    if (!this.#hub.hasRoom(owner)) {
      this.#refusals.count('full');
      return end(socket, 503);
    }
    this.#connections.trust(socket as Socket);
    const asked = new URL(incoming.url ?? '', 'http://localhost').searchParams;
    const plain = asked.get('format') === 'plain';
    this.#sockets.handleUpgrade(incoming, socket, head, (webSocket) => {
      const finals = asked.get('finals') === '1';
      const language = languageAsked(asked.get('language'));
      const client = socketClient(webSocket, { access, owner, language, plain, finals });
      this.#hub.add(client, this.#broadcast.first(access, undefined));
    });
  }

  /** What is no request, too large or too slow. */
  #malformed(error: NodeJS.ErrnoException, socket: Duplex): void {
    this.#refusals.count('malformed');
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
    end(socket, status);
  }
}

function end(socket: Duplex, status: RefusedStatus): void {
  if (socket.writable) socket.end(refusalText(status), () => socket.destroy());
  else socket.destroy();
}
