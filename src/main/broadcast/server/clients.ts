import type { ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import type { PlainLine } from '../../../shared/public-api';
import type { Access } from '../../../shared/broadcast/local-server';
import { ALWAYS } from './answers';
import type { Frame } from './frames';

/** Who listens: a page, or a tool. */
export interface Client {
  readonly access: Access;
  /** Whose connection it is; see `ownerOf`. */
  readonly owner: string;
  /** Of the translations that it shows; null where it shows what was said alone, or does not tell. */
  readonly language: string | null;
  /** Bytes that wait for it to read. */
  readonly waiting: number;
  send(frame: Frame): void;
  /** What tools get that want lines alone; others do nothing. */
  line(line: PlainLine): void;
  /** A sign of life. False when the client did not answer the last one, where it can answer. */
  beat(): boolean;
  /** Ends the connection without a word. */
  cut(): void;
  /** Calls back once when the connection is over, whoever ended it. */
  onOver(listener: () => void): void;
}

type ClientOptions = Pick<Client, 'access' | 'owner' | 'language'>;

const HELLO = Buffer.from('retry: 2000\n\n');
const BEAT = Buffer.from(':\n\n');

/** A page that listens by Server-Sent Events. */
export function eventClient(outgoing: ServerResponse, { access, owner, language }: ClientOptions): Client {
  // It is over with its connection, so its length need not be told piece by piece.
  outgoing.useChunkedEncodingByDefault = false;
  outgoing.writeHead(200, {
    ...ALWAYS,
    'content-type': 'text/event-stream; charset=utf-8',
    connection: 'close',
    'x-accel-buffering': 'no',
  });
  outgoing.write(HELLO);
  outgoing.on('error', () => outgoing.destroy());
  return {
    access,
    owner,
    language,
    get waiting() {
      return outgoing.writableLength;
    },
    send: (frame) => void outgoing.write(frame.event),
    line: () => {},
    beat: () => {
      outgoing.write(BEAT);
      return true;
    },
    cut: () => void outgoing.socket?.destroy(),
    onOver: (listener) => void outgoing.once('close', listener),
  };
}

interface SocketOptions extends ClientOptions {
  /** Lines alone. */
  readonly plain: boolean;
  /** Of these, only those that will not change any more. */
  readonly finals: boolean;
}

/** A tool or page that listens by WebSocket. Nothing that it says is heard. */
export function socketClient(socket: WebSocket, { plain, finals, ...client }: SocketOptions): Client {
  let alive = true;
  socket.on('pong', () => (alive = true));
  socket.on('error', () => socket.terminate());
  return {
    ...client,
    get waiting() {
      return socket.bufferedAmount;
    },
    send: (frame) => {
      if (!plain) socket.send(frame.text, { binary: false });
    },
    line: (line) => {
      if (plain && (line.final || !finals)) socket.send(JSON.stringify(line));
    },
    beat: () => {
      const answered = alive;
      alive = false;
      socket.ping();
      return answered;
    },
    cut: () => socket.terminate(),
    onOver: (listener) => void socket.once('close', listener),
  };
}
