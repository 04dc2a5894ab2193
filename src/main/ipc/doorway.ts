import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { JamakError, toErrorValue } from '../../shared/errors';
import {
  PUSHES,
  REQUESTS,
  type PushName,
  type PushPayload,
  type Reply,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type WindowName,
} from '../../shared/ipc';

export type Handlers = {
  readonly [N in RequestName]: (input: RequestInput<N>) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

export interface DoorwayOptions {
  readonly handlers: Handlers;
  /** The windows that exist now. */
  readonly windows: () => Partial<Record<WindowName, BrowserWindow>>;
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

  /** Tells every window that wants to know. */
  push<N extends PushName>(name: N, payload: PushPayload<N>): void {
    for (const to of PUSHES[name].to) {
      const contents = this.#contentsOf(to);
      if (contents && !contents.isDestroyed() && !contents.isCrashed()) contents.send(name, payload);
    }
  }

  async #answer<N extends RequestName>(
    name: N,
    event: IpcMainInvokeEvent,
    input: unknown,
  ): Promise<Reply<RequestOutput<N>>> {
    try {
      if (!this.#mayAsk(name, event)) throw new JamakError('bad-request');
      const parsed = REQUESTS[name].input.safeParse(input);
      if (!parsed.success) throw new JamakError('bad-request');
      const handler = this.#options.handlers[name];
      return { ok: true, value: await handler(parsed.data as RequestInput<N>) };
    } catch (error) {
      this.#options.onError(name, error);
      return { ok: false, error: toErrorValue(error) };
    }
  }

  #mayAsk(name: RequestName, event: IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame;
    // Node's URL knows no origin for schemes of our own, so the address itself is compared.
    if (!frame || frame.parent !== null || !frame.url.startsWith(`${this.#options.origin}/`)) return false;
    return REQUESTS[name].from.some((from) => this.#contentsOf(from) === event.sender);
  }

  /** Null for a window that is gone: asking a destroyed one for its contents throws. */
  #contentsOf(name: WindowName): WebContents | null {
    const window = this.#options.windows()[name];
    return window && !window.isDestroyed() ? window.webContents : null;
  }
}
