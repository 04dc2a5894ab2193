import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';

/**
 * The parts of Electron that units of main talk to. A test puts them in its place with
 * `vi.mock('electron', () => import('…/fakes/platform/electron'))`.
 */

type Answer = (event: unknown, input: unknown) => unknown;

/** As the one of Electron: one handler a channel, and both ways only copies cross. */
class FakeIpcMain {
  readonly #answers = new Map<string, Answer>();

  get channels(): string[] {
    return [...this.#answers.keys()];
  }

  handle(channel: string, answer: Answer): void {
    if (this.#answers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#answers.set(channel, answer);
  }

  /** What a page gets that asks. */
  async invoke(channel: string, event: unknown, input?: unknown): Promise<unknown> {
    const answer = this.#answers.get(channel);
    if (!answer) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await answer(event, structuredClone(input)));
  }

  removeHandler(channel: string): void {
    this.#answers.delete(channel);
  }
}

export const ipcMain = new FakeIpcMain();

/** As the one of Electron: who hears that it is about to quit may prevent it. */
class FakeApp extends EventEmitter {
  /** With which it was left; null while it runs. */
  exitCode: number | null = null;

  quit(): void {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit(0);
  }

  exit(code: number): void {
    this.exitCode = code;
  }
}

export const app = new FakeApp();
export const powerMonitor = new EventEmitter();

/** As the one of Electron: what is kept from happening, by number. */
class FakePowerSaveBlocker {
  readonly running = new Map<number, string>();
  #last = 0;

  start(type: string): number {
    this.running.set(++this.#last, type);
    return this.#last;
  }

  stop(id: number): void {
    this.running.delete(id);
  }
}

export const powerSaveBlocker = new FakePowerSaveBlocker();

/** One end of a channel: what comes before `start()` waits, what is said to a closed one is lost. */
class FakePort extends EventEmitter {
  peer: FakePort | null = null;
  closed = false;
  #waiting: unknown[] | null = [];

  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const message of waiting) this.#deliver(message);
  }

  postMessage(message: unknown): void {
    if (!this.closed && this.peer) this.peer.#receive(structuredClone(message));
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.peer?.close();
    this.emit('close');
  }

  #receive(message: unknown): void {
    if (this.#waiting) this.#waiting.push(message);
    else this.#deliver(message);
  }

  #deliver(message: unknown): void {
    queueMicrotask(() => {
      if (!this.closed) this.emit('message', { data: message, ports: [] });
    });
  }
}

export class MessageChannelMain {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

/** The contents of a window, and the page in them. */
class FakeContents extends EventEmitter {
  /** What `send` was called with. */
  readonly sent: { readonly channel: string; readonly payload: unknown }[] = [];
  readonly posted: { readonly channel: string; readonly ports: readonly FakePort[] }[] = [];
  /** What the page answers to a script; one that hangs answers nothing. */
  answer: unknown = true;
  hangs = false;
  devTools = false;
  /** How often it was to be drawn anew. */
  drawn = 0;
  #crashed = false;
  #destroyed = false;

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isDevToolsOpened(): boolean {
    return this.devTools;
  }

  executeJavaScript(): Promise<unknown> {
    return this.hangs ? new Promise(() => {}) : Promise.resolve(this.answer);
  }

  invalidate(): void {
    this.drawn++;
  }

  forcefullyCrashRenderer(): void {
    if (!this.#crashed) this.die();
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  send(channel: string, payload: unknown): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.sent.push({ channel, payload: structuredClone(payload) });
  }

  postMessage(channel: string, _message: unknown, ports: readonly FakePort[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.posted.push({ channel, ports });
  }

  /** A page begins to load in the place of the one before, whose process ends. */
  startLoading(): void {
    this.#closePorts();
    this.posted.length = 0;
    this.#crashed = false;
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  }

  /** The page has loaded. */
  finishLoading(): void {
    this.emit('did-finish-load');
  }

  /** The page cannot be loaded. */
  failToLoad(code = -6, isMainFrame = true): void {
    this.emit('did-fail-load', {}, code, 'ERR_FILE_NOT_FOUND', 'app://jamak/', isMainFrame);
  }

  /** The page's process dies, and its ends of channels with it. */
  die(reason = 'crashed'): void {
    this.#crashed = true;
    this.#closePorts();
    this.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }

  destroy(): void {
    this.#destroyed = true;
    this.#closePorts();
  }

  #closePorts(): void {
    for (const { ports } of this.posted) for (const port of ports) port.close();
  }
}

/** A window. Once it is destroyed, asking for its contents throws, as Electron's does. */
export class FakeWindow extends EventEmitter {
  /** The contents, also when Electron would not give them any more. */
  readonly contents = new FakeContents();
  /** Addresses of the pages that were to be loaded. */
  readonly loads: string[] = [];
  #destroyed = false;

  get webContents(): FakeContents {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    return this.contents;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  loadURL(address: string): Promise<void> {
    this.loads.push(address);
    this.contents.startLoading();
    return Promise.resolve();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.contents.destroy();
    this.emit('closed');
  }

  get asBrowserWindow(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }
}

interface MessageBox {
  readonly message: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly cancelId?: number;
  readonly signal?: AbortSignal;
}

/** The system's dialogs, answered as a test says; each takes the next answer. */
class FakeDialog {
  /** What message boxes said. */
  readonly said: MessageBox[] = [];
  /** Which button of a message box is pressed, by its words; one without buttons needs no answer. */
  readonly presses: string[] = [];
  /** Nobody presses a button, so that only its signal closes a message box. */
  waits = false;
  /** Where to save; null closes the dialog. */
  readonly paths: (string | null)[] = [];

  showMessageBox(...parameters: unknown[]): Promise<{ response: number }> {
    const box = parameters.at(-1) as MessageBox;
    this.said.push(box);
    if (this.waits) {
      return new Promise((resolve) =>
        box.signal?.addEventListener('abort', () => resolve({ response: box.cancelId ?? 0 })),
      );
    }
    return Promise.resolve({ response: box.buttons?.indexOf(this.presses.shift() ?? '') ?? 0 });
  }

  showSaveDialog(): Promise<{ canceled: boolean; filePath?: string }> {
    const filePath = this.paths.shift();
    return Promise.resolve(filePath ? { canceled: false, filePath } : { canceled: true });
  }
}

export const dialog = new FakeDialog();
