import type { PublicMessage } from '../../../shared/broadcast/public-api';

const END = Buffer.from('\n\n');

/** One message in each shape that clients take it in; made once, however many they are. */
export class Frame {
  readonly #message: PublicMessage;
  readonly #id: string | null;
  #text: Buffer | null = null;
  #event: Buffer | null = null;

  /** `id`: the place in the session from which a client goes on after a break; null for what is no such place. */
  constructor(message: PublicMessage, id: string | null = null) {
    this.#message = message;
    this.#id = id;
  }

  /** For a WebSocket. */
  get text(): Buffer {
    this.#text ??= Buffer.from(JSON.stringify(this.#message));
    return this.#text;
  }

  /** For Server-Sent Events. JSON has no line breaks, so it is one line of data. */
  get event(): Buffer {
    const id = this.#id === null ? '' : `id: ${this.#id}\n`;
    const head = Buffer.from(`event: ${this.#message.type}\n${id}data: `);
    this.#event ??= Buffer.concat([head, this.text, END]);
    return this.#event;
  }
}

const PLACE = /^([\w.-]{1,100}):(\d{1,15})$/;

/** The id of an event, by which a client goes on after a break. */
export function placeOf(sessionId: string | null, seq: number): string | null {
  return sessionId === null ? null : `${sessionId}:${seq}`;
}

/** What a `Last-Event-ID` names; null for what is none of ours. */
export function readPlace(id: string | undefined): { sessionId: string; seq: number } | null {
  const [, sessionId, seq] = PLACE.exec(id ?? '') ?? [];
  return sessionId === undefined ? null : { sessionId, seq: Number(seq) };
}
