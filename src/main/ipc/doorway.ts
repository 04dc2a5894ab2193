import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { JamakError, toErrorValue } from '../../shared/errors';
import {
  REQUESTS,
  type Reply,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type WindowName,
} from '../../shared/ipc';
import { parseRequest } from './parse-request';

export type Handlers = {
  readonly [N in RequestName]: (input: RequestInput<N>) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

export interface DoorwayOptions {
  readonly handlers: Handlers;
  /** The open window of that name. */
  readonly windowOf: (name: WindowName) => BrowserWindow | undefined;
  /** The origin that pages must have. */
  readonly origin: string;
  readonly onError: (name: RequestName, error: unknown) => void;
}

/** The one way in from windows: check who asks, parse what they ask, call, answer `{ ok }`. */
export class Doorway {
  readonly #options: DoorwayOptions;

  constructor(options: DoorwayOptions) {
    this.#options = options;
    for (const name of Object.keys(REQUESTS) as RequestName[]) {
      ipcMain.handle(name, (event, input: unknown) => this.#answer(name, event, input));
    }
  }

  /** Nothing is answered any more. */
  close(): void {
    for (const name of Object.keys(REQUESTS)) ipcMain.removeHandler(name);
  }

  async #answer<N extends RequestName>(
    name: N,
    event: IpcMainInvokeEvent,
    input: unknown,
  ): Promise<Reply<RequestOutput<N>>> {
    try {
      if (!this.#mayAsk(name, event)) throw new JamakError('bad-request');
      const handler = this.#options.handlers[name];
      return { ok: true, value: await handler(parseRequest(name, input)) };
    } catch (error) {
      this.#options.onError(name, error);
      return { ok: false, error: toErrorValue(error) };
    }
  }

  #mayAsk(name: RequestName, event: IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame;
    // Node's URL knows no origin for schemes of our own, so the address itself is compared.
    if (!frame || frame.parent !== null || !frame.url.startsWith(`${this.#options.origin}/`)) return false;
    const { windowOf } = this.#options;
    return REQUESTS[name].from.some((from) => windowOf(from)?.webContents === event.sender);
  }
}
