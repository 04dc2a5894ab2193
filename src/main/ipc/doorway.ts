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

/** Requests of one name that may be without their answer. No window needs so many; a broken one must not fill the memory. */
const MAX_UNANSWERED = 100;

/** The one way in from windows: check who asks, parse what they ask, call, answer `{ ok }`. */
export class Doorway {
  readonly #options: DoorwayOptions;
  readonly #unanswered = new Map<RequestName, number>();

  constructor(options: DoorwayOptions) {
    this.#options = options;
    for (const name of Object.keys(REQUESTS) as RequestName[]) {
      ipcMain.handle(name, (event, input: unknown) => this.#answer(name, event, input));
    }
  }

  /** Nothing is answered any more. Who asks now is about to be closed, and hears nothing: no error either, which Electron would print. */
  close(): void {
    for (const name of Object.keys(REQUESTS)) {
      ipcMain.removeHandler(name);
      ipcMain.handle(name, () => new Promise(() => {}));
    }
  }

  async #answer<N extends RequestName>(
    name: N,
    event: IpcMainInvokeEvent,
    input: unknown,
  ): Promise<Reply<RequestOutput<N>>> {
    try {
      if (!this.#mayAsk(name, event)) throw new JamakError('bad-request');
      return { ok: true, value: await this.#handle(name, parseRequest(name, input)) };
    } catch (error) {
      this.#options.onError(name, error);
      return { ok: false, error: toErrorValue(error) };
    }
  }

  async #handle<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const before = this.#unanswered.get(name) ?? 0;
    if (before >= MAX_UNANSWERED) throw new JamakError('bad-request');
    this.#unanswered.set(name, before + 1);
    try {
      return await this.#options.handlers[name](input);
    } finally {
      this.#unanswered.set(name, (this.#unanswered.get(name) ?? 1) - 1);
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
