import { MessageChannelMain, type BrowserWindow, type MessagePortMain } from 'electron';
import { captureMessageSchema, type CaptureCommand, type CaptureMessage } from '../../../shared/capture';
import type { Device } from '../../../shared/source';
import { CAPTURE_PORT } from '../../../shared/window-api';
import { log } from '../log';

export interface CaptureListener {
  readonly onMessage: (message: Exclude<CaptureMessage, { type: 'devices' }>) => void;
  readonly onDevices: (devices: Device[]) => void;
  /** The window died; a new one is being loaded. Commands wait until it is ready. */
  readonly onRestarted: () => void;
  /** It died so often that making it anew helps nobody, until something is to be captured again. */
  readonly onGivenUp: () => void;
}

const MAX_RESTARTS_PER_MINUTE = 5;

/**
 * Main's side of the hidden capture window: made anew when it dies, spoken to over a port of its own. What is
 * sent before the window was opened and is ready waits for it.
 */
export class CaptureLink {
  readonly #createWindow: () => BrowserWindow;
  #listener: CaptureListener | null = null;
  #window: BrowserWindow | null = null;
  #port: MessagePortMain | null = null;
  #waiting: CaptureCommand[] = [];
  #restarts: number[] = [];
  #givenUp = false;
  #closed = false;
  #devices: Device[] = [];

  constructor(createWindow: () => BrowserWindow) {
    this.#createWindow = createWindow;
  }

  /** The microphones that there are. */
  get devices(): Device[] {
    return this.#devices;
  }

  /** Makes the window; `listener` hears what it says. To be called once. */
  open(listener: CaptureListener): void {
    this.#listener = listener;
    this.#window = this.#load();
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
    this.#window?.destroy();
  }

  #load(): BrowserWindow {
    const window = this.#createWindow();
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
      if (message.success) this.#take(message.data);
      else log.error('capture window said something unknown');
    });
    port1.start();
    window.webContents.postMessage(CAPTURE_PORT, null, [port2]);
    this.#port = port1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const command of waiting) port1.postMessage(command);
  }

  #take(message: CaptureMessage): void {
    if (message.type !== 'devices') return this.#listener?.onMessage(message);
    this.#devices = message.devices;
    this.#listener?.onDevices(message.devices);
  }

  #restart(dead: BrowserWindow): void {
    if (this.#closed || dead !== this.#window) return;
    this.#port = null;
    const now = Date.now();
    this.#restarts = [...this.#restarts.filter((at) => now - at < 60_000), now];
    if (this.#restarts.length > MAX_RESTARTS_PER_MINUTE) {
      this.#givenUp = true;
      this.#waiting = [];
      return this.#listener?.onGivenUp();
    }
    this.#replace();
    this.#listener?.onRestarted();
  }

  #replace(): void {
    this.#window?.destroy();
    this.#window = this.#load();
    this.#givenUp = false;
  }
}
