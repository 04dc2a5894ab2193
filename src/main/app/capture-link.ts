import { MessageChannelMain, type BrowserWindow, type MessagePortMain } from 'electron';
import { captureMessageSchema, type CaptureCommand, type CaptureMessage } from '../../shared/capture';
import { CAPTURE_PORT } from '../../shared/window-api';
import { log } from './log';

export interface CaptureLinkOptions {
  readonly createWindow: () => BrowserWindow;
  readonly onMessage: (message: CaptureMessage) => void;
  /** The window died; a new one is being loaded. Commands wait until it is ready. */
  readonly onRestarted: () => void;
  /** It died so often that making it anew helps nobody, until something is to be captured again. */
  readonly onGivenUp: () => void;
}

const MAX_RESTARTS_PER_MINUTE = 5;

/** Main's side of the hidden capture window: made anew when it dies, spoken to over a port of its own. */
export class CaptureLink {
  readonly #options: CaptureLinkOptions;
  #window: BrowserWindow;
  #port: MessagePortMain | null = null;
  #waiting: CaptureCommand[] = [];
  #restarts: number[] = [];
  #givenUp = false;
  #closed = false;

  constructor(options: CaptureLinkOptions) {
    this.#options = options;
    this.#window = this.#open();
  }

  get window(): BrowserWindow {
    return this.#window;
  }

  send(command: CaptureCommand): void {
    if (this.#givenUp) {
      if (command.type !== 'lane-open') return;
      this.#replace();
    }
    if (this.#port) this.#port.postMessage(command);
    else this.#waiting.push(command);
  }

  close(): void {
    this.#closed = true;
    this.#port?.close();
    this.#window.destroy();
  }

  #open(): BrowserWindow {
    const window = this.#options.createWindow();
    window.webContents.on('did-finish-load', () => this.#connect(window));
    window.webContents.on('render-process-gone', (_event, details) => {
      log.warn('capture window gone', details.reason);
      this.#restart(window);
    });
    return window;
  }

  #connect(window: BrowserWindow): void {
    const { port1, port2 } = new MessageChannelMain();
    port1.on('message', (event) => {
      const message = captureMessageSchema.safeParse(event.data);
      if (message.success) this.#options.onMessage(message.data);
      else log.error('capture window said something unknown');
    });
    port1.start();
    window.webContents.postMessage(CAPTURE_PORT, null, [port2]);
    this.#port = port1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const command of waiting) port1.postMessage(command);
  }

  #restart(dead: BrowserWindow): void {
    if (this.#closed || dead !== this.#window) return;
    this.#port = null;
    const now = Date.now();
    this.#restarts = [...this.#restarts.filter((at) => now - at < 60_000), now];
    if (this.#restarts.length > MAX_RESTARTS_PER_MINUTE) {
      this.#givenUp = true;
      this.#waiting = [];
      return this.#options.onGivenUp();
    }
    this.#replace();
    this.#options.onRestarted();
  }

  #replace(): void {
    this.#window.destroy();
    this.#window = this.#open();
    this.#givenUp = false;
  }
}
