import {
  EventSubscription,
  OBSWebSocket,
  OBSWebSocketError,
  type OBSEventTypes,
} from 'obs-websocket-js/json';
import type { z } from 'zod';
import { JamakError, type MessageCode } from '../../../../shared/errors';
import { waitAfter } from '../../../remote/backoff';
import { sleep } from '../../../remote/sleep';
import { NOT_READY, ObsRefusal, type ObsCalls, type ObsRequest } from './contract';
import { lossOf, refusalOf } from './refusals';

/** An answer that takes longer does not come, ms. */
const ANSWER_MS = 5_000;
const CONNECT_MS = 5_000;
/** An OBS that isn't ready is asked again so often, ms. */
const READY_MS = 1_000;
/** It is asked so often whether it is still there, ms: a network that is gone closes no connection. */
const BEAT_MS = 15_000;
/** So many questions in a row that have no answer, and it is gone. */
const MOST_UNANSWERED = 2;
/** How a WebSocket closes that was told no goodbye. */
const ABNORMAL = 1006;
/** OBS may be started at any time: asked so often while nothing answers. */
const LOOKING = { firstMs: 500, longestMs: 5_000 };
/** A password may be set right in OBS as well; it writes each refusal into its log. */
const REFUSED_MS = 20_000;

export type ObsEvent = keyof OBSEventTypes;

/** Where OBS is, and its password. */
export interface ObsAddress {
  readonly url: string;
  readonly password: string | undefined;
}

export interface ObsLinkOptions {
  /** Asked before each try; null while OBS is not wanted. */
  readonly address: () => ObsAddress | null;
  readonly events: readonly ObsEvent[];
  /** Ms of the steady clock. */
  readonly now: () => number;
  /** Connected, also again. */
  readonly onConnected: () => void;
  /** The connection broke off by itself. `at`: until when it is known to have held, ms of the steady clock. */
  readonly onLost: (code: MessageCode, at: number) => void;
  /** OBS answers and can't be used. Told again only when the reason changes. */
  readonly onRefused: (code: MessageCode) => void;
  /** `at`: when it happened in OBS, ms of the steady clock. */
  readonly onEvent: (event: ObsEvent, data: unknown, at: number) => void;
  /** How long to wait before the next try, for tests. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How long to wait before it is asked whether OBS is still there, for tests. */
  readonly beat?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How a connection ended, and until when it is known to have held, ms of the steady clock. */
interface End {
  readonly code: number;
  readonly at: number;
}

/** The connection to OBS's WebSocket server, for as long as it is wanted: it comes back by itself, ever later. */
export class ObsLink implements ObsCalls {
  readonly #options: ObsLinkOptions;
  #client: OBSWebSocket | null = null;
  #ended: AbortController | null = null;
  /** Aborts when the connection is over, so that nobody waits for an answer. */
  #connection = new AbortController();
  #refused: MessageCode | null = null;
  /** The least time that an answer took, ms: twice the way of a message. */
  #roundTripMs = Infinity;

  constructor(options: ObsLinkOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#client?.identified === true && !this.#connection.signal.aborted;
  }

  /** Connects as the address says now; an earlier connection ends without a word. */
  reset(): void {
    this.close();
    const ended = new AbortController();
    this.#ended = ended;
    this.#refused = null;
    void this.#run(ended.signal);
  }

  close(): void {
    this.#ended?.abort();
    this.#ended = null;
    this.#connection.abort();
    void this.#client?.disconnect();
    this.#client = null;
  }

  async call<T>(
    schema: z.ZodType<T>,
    request: ObsRequest,
    data: Readonly<Record<string, unknown>> = {},
  ): Promise<T> {
    const { wait = sleep } = this.#options;
    const client = this.#client;
    const { signal } = this.#connection;
    for (;;) {
      if (!client?.identified || signal.aborted) throw new JamakError('obs-away', { retryable: true });
      try {
        const read = schema.safeParse((await this.#ask(client, signal, request, data)) ?? {});
        if (!read.success) throw new JamakError('obs-failed', { cause: read.error });
        return read.data;
      } catch (error) {
        const isEarly = error instanceof ObsRefusal && error.code === NOT_READY;
        if (!isEarly || !request.startsWith('Get')) throw error;
      }
      // It ends early with the connection, which is told above.
      await wait(READY_MS, signal).catch(() => undefined);
    }
  }

  /** Asks once. `signal`: that of the connection. */
  async #ask(
    client: OBSWebSocket,
    signal: AbortSignal,
    request: ObsRequest,
    data: Readonly<Record<string, unknown>> = {},
  ): Promise<unknown> {
    const { now } = this.#options;
    const askedAt = now();
    const late = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    const answer: unknown = await Promise.race([client.call(request, data as never), gone(late)]).catch(
      (error: unknown) => {
        if (error instanceof OBSWebSocketError) throw new ObsRefusal(request, error.code);
        throw error;
      },
    );
    this.#roundTripMs = Math.min(this.#roundTripMs, now() - askedAt);
    return answer;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { address, wait = sleep } = this.#options;
    let tries = 0;
    try {
      for (;;) {
        const target = address();
        if (!target || signal.aborted) return;
        const reached = await this.#connectOnce(target, signal);
        signal.throwIfAborted();
        tries = reached ? 0 : tries + 1;
        await wait(this.#refused ? REFUSED_MS : waitAfter(tries, LOOKING), signal);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Returns once the connection is over, and whether there was one. */
  async #connectOnce({ url, password }: ObsAddress, signal: AbortSignal): Promise<boolean> {
    const { now } = this.#options;
    const client = new OBSWebSocket();
    const connection = new AbortController();
    this.#client = client;
    this.#connection = connection;
    this.#roundTripMs = Infinity;
    let asked = false;
    let exiting = false;
    client.once('Hello', ({ authentication }) => (asked = authentication !== undefined));
    client.once('ExitStarted', () => (exiting = true));
    const closed = new Promise<End>((resolve) => {
      client.once('ConnectionClosed', ({ code }) => {
        connection.abort();
        resolve({ code, at: now() });
      });
    });
    this.#listen(client, connection.signal);
    try {
      await Promise.race([
        client.connect(url, password, {
          rpcVersion: 1,
          eventSubscriptions:
            EventSubscription.General |
            EventSubscription.Config |
            EventSubscription.Scenes |
            EventSubscription.Outputs,
        }),
        gone(AbortSignal.any([signal, AbortSignal.timeout(CONNECT_MS)])),
      ]);
    } catch (error) {
      void client.disconnect();
      if (!signal.aborted) this.#failed(error, { asked, hasPassword: password !== undefined });
      return false;
    }
    this.#refused = null;
    this.#options.onConnected();
    const silent = this.#silence(client, connection.signal).catch(() => closed);
    const { code, at } = await Promise.race([closed, silent]);
    connection.abort();
    void client.disconnect();
    if (!signal.aborted) this.#options.onLost(lossOf(code, exiting), at);
    return true;
  }

  /** Resolves once OBS answers no more. @throws the signal's reason when the connection is over before that */
  async #silence(client: OBSWebSocket, signal: AbortSignal): Promise<End> {
    const { now, beat = sleep } = this.#options;
    let heardAt = now();
    let unanswered = 0;
    const heard = (): void => {
      heardAt = now();
      unanswered = 0;
    };
    for (;;) {
      await beat(BEAT_MS, signal);
      if (unanswered === MOST_UNANSWERED) return { code: ABNORMAL, at: heardAt };
      unanswered++;
      this.#ask(client, signal, 'GetVersion').then(heard, (error: unknown) => {
        // A refusal is an answer, too.
        if (error instanceof ObsRefusal) heard();
      });
    }
  }

  #failed(error: unknown, about: { asked: boolean; hasPassword: boolean }): void {
    const code = error instanceof OBSWebSocketError ? error.code : -1;
    const refused = refusalOf({ code, message: error instanceof Error ? error.message : '', ...about });
    if (refused !== null && refused !== this.#refused) this.#options.onRefused(refused);
    this.#refused = refused;
  }

  #listen(client: OBSWebSocket, signal: AbortSignal): void {
    const { events, now, onEvent } = this.#options;
    for (const event of events) {
      client.on(event, (data?: unknown) => {
        const wayMs = Number.isFinite(this.#roundTripMs) ? this.#roundTripMs / 2 : 0;
        if (!signal.aborted) onEvent(event, data, now() - wayMs);
      });
    }
  }
}

/** Rejects as soon as the signal aborts. */
function gone(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(new JamakError('obs-away', { retryable: true }));
    if (signal.aborted) fail();
    signal.addEventListener('abort', fail, { once: true });
  });
}
