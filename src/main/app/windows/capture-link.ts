import { MessageChannelMain, type BrowserWindow, type MessagePortMain } from 'electron';
import {
  captureMessageSchema,
  type CaptureCommand,
  type CaptureMessage,
  type FrameMessage,
} from '../../../shared/capture';
import type { Device } from '../../../shared/source';
import { CAPTURE_PORT } from '../../../shared/window-api';
import { log } from '../log';
import { SilenceWatch } from './silence-watch';
import { SupervisedWindow, type SupervisedWindowOptions } from './supervised-window';

export interface CaptureLinkOptions extends Pick<SupervisedWindowOptions, 'create' | 'registry' | 'onHangs'> {
  /** Ms of the steady clock. */
  readonly now: () => number;
}

export interface CaptureListener {
  /** Frames say when they were heard by the steady clock. */
  readonly onMessage: (message: Exclude<CaptureMessage, { type: 'devices' }>) => void;
  readonly onDevices: (devices: Device[]) => void;
  /** The page died, hangs or fell silent, and is being loaded again. Commands wait until it is ready. */
  readonly onRestarted: () => void;
  /** That happened so often that once more helps nobody, until something is to be captured again. */
  readonly onGivenUp: () => void;
}

/**
 * Main's side of the hidden capture window, spoken to over a port of its own. What is sent before the window was
 * opened and is ready waits for it.
 */
export class CaptureLink {
  readonly #options: CaptureLinkOptions;
  readonly #window: SupervisedWindow;
  readonly #silence = new SilenceWatch(() => this.#window.restart('silent'));
  #listener: CaptureListener | null = null;
  #port: MessagePortMain | null = null;
  #waiting: CaptureCommand[] = [];
  #givenUp = false;
  #devices: Device[] = [];

  constructor(options: CaptureLinkOptions) {
    this.#options = options;
    this.#window = new SupervisedWindow({
      name: 'capture',
      create: options.create,
      registry: options.registry,
      onHangs: options.onHangs,
      onLoaded: (window) => this.#connect(window),
      onRestarted: () => {
        this.#disconnect();
        this.#listener?.onRestarted();
      },
      onGivenUp: () => {
        this.#disconnect();
        this.#givenUp = true;
        this.#waiting = [];
        this.#listener?.onGivenUp();
      },
    });
  }

  /** The microphones that there are. */
  get devices(): Device[] {
    return this.#devices;
  }

  /** Makes the window; `listener` hears what it says. To be called once. */
  open(listener: CaptureListener): void {
    this.#listener = listener;
    this.#window.open();
  }

  send(command: CaptureCommand): void {
    if (this.#givenUp) {
      if (command.type !== 'lane-open') return;
      this.#givenUp = false;
      this.#window.retry();
    }
    if (command.type === 'lane-open') this.wake();
    this.#silence.told(command);
    if (this.#port) this.#port.postMessage(command);
    else this.#waiting.push(command);
  }

  /**
   * Closes the window, whose page and services take much memory, until something is to be captured or `wake`. What is told
   * of microphones is as old meanwhile.
   */
  rest(): void {
    if (this.#givenUp) return;
    this.#disconnect();
    this.#window.putAway();
  }

  /** Makes a window that rests anew. Returns whether it did. */
  wake(): boolean {
    return this.#window.reopen();
  }

  close(): void {
    this.#disconnect();
    this.#window.close();
  }

  #connect(window: BrowserWindow): void {
    // Somebody had the page loaded again, which takes its lanes along as a crash does.
    if (this.#port) {
      this.#disconnect();
      this.#listener?.onRestarted();
    }
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

  #disconnect(): void {
    this.#port?.close();
    this.#port = null;
    this.#silence.reset();
  }

  #take(message: CaptureMessage): void {
    this.#silence.heard(message);
    if (message.type === 'devices') {
      this.#devices = message.devices;
      this.#listener?.onDevices(message.devices);
    } else if (message.type === 'frames') {
      this.#listener?.onMessage({ ...message, frames: this.#onMainsClock(message.frames) });
    } else {
      this.#listener?.onMessage(message);
    }
  }

  /**
   * The page's clock began when it was loaded, at whatever the wall clock said: it serves only to tell how long before
   * the last frame of a message the others were heard. The last is as old as its way was long.
   */
  #onMainsClock(frames: readonly FrameMessage[]): FrameMessage[] {
    const aheadMs = this.#options.now() - Math.max(...frames.map(({ capturedAt }) => capturedAt));
    return frames.map((frame) => ({ ...frame, capturedAt: frame.capturedAt + aheadMs }));
  }
}
