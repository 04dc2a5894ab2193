import type { BrowserWindow } from 'electron';
import type { WindowName } from '../../../shared/ipc';

/** The windows that are open, by their names. */
export class WindowRegistry {
  readonly #windows = new Map<WindowName, BrowserWindow>();

  /** Takes the place of an earlier window of that name, until it is closed. */
  add(name: WindowName, window: BrowserWindow): BrowserWindow {
    this.#windows.set(name, window);
    window.once('closed', () => {
      if (this.#windows.get(name) === window) this.#windows.delete(name);
    });
    return window;
  }

  /** Undefined when it is closed: a destroyed window throws whatever it is asked. */
  get(name: WindowName): BrowserWindow | undefined {
    const window = this.#windows.get(name);
    return window?.isDestroyed() ? undefined : window;
  }

  names(): WindowName[] {
    return [...this.#windows.keys()].filter((name) => this.get(name) !== undefined);
  }
}
