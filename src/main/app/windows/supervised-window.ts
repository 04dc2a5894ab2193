import type { BrowserWindow } from 'electron';
import type { WindowName } from '../../../shared/ipc';
import { log } from '../log';
import { Heartbeat } from './heartbeat';
import { logPageErrors } from './page-errors';
import { ORIGIN } from './protocol';
import { RestartPolicy } from './restart-policy';
import type { WindowRegistry } from './window-registry';

export interface SupervisedWindowOptions {
  readonly name: WindowName;
  /** Where it is found by its name. */
  readonly registry: WindowRegistry;
  /** Makes the window, which is not loaded yet. */
  readonly create: () => BrowserWindow;
  /** The page is there, for the first time or again. */
  readonly onLoaded?: (window: BrowserWindow) => void;
  /** The page does not do what it should, and is ended for it. */
  readonly onHangs?: ((reason: 'hangs' | 'not-started') => void) | undefined;
  /** The page is gone, hangs or did not load; it is being loaded again. */
  readonly onRestarted?: () => void;
  /** It failed so often that loading it once more helps nobody, until `retry`. */
  readonly onGivenUp: () => void;
  /** Somebody closed the window; when left out, it is made anew. */
  readonly onClosed?: () => void;
}

/** Chromium's code of a load that another one took the place of. */
const ABORTED = -3;
/** From this HTTP status on the page was not there. */
const HTTP_ERROR = 400;

/** What tells main that a page has started: its module has run to its end. */
const HAS_STARTED = "'started' in document.documentElement.dataset";

/**
 * A window whose page is loaded again when it crashes, hangs or cannot be loaded: at once, then ever later, and after
 * the fifth time within a minute not any more.
 */
export class SupervisedWindow {
  readonly #options: SupervisedWindowOptions;
  readonly #heartbeat: Heartbeat;
  readonly #policy = new RestartPolicy();
  #window: BrowserWindow | null = null;
  #restarting: NodeJS.Timeout | null = null;
  /** Whether the page is there: what is asked of one that comes or goes is never answered. */
  #there = false;
  #state: 'running' | 'given-up' | 'away' | 'stopped' = 'running';
  /** The page is there for the first time, was given up, or is not wanted. */
  readonly loaded: Promise<void>;
  #setLoaded: () => void = () => {};

  constructor(options: SupervisedWindowOptions) {
    this.#options = options;
    this.loaded = new Promise((resolve) => (this.#setLoaded = resolve));
    this.#heartbeat = new Heartbeat({
      ask: () => this.#hasStarted(),
      onHangs: () => this.#hangs('hangs'),
      onNeverStarts: () => this.#hangs('never starts'),
    });
  }

  /** Makes the window and loads its page. */
  open(): void {
    this.#load();
  }

  /** Ends the page, which does not do what it should; `reason` goes to the log. */
  restart(reason: string): void {
    this.#hangs(reason);
  }

  /** Loads the page once more if it was given up. */
  retry(): void {
    if (this.#state !== 'given-up') return;
    this.#state = 'running';
    this.#load();
  }

  /** The page is not loaded again any more, nor the window made anew; what is there stays. */
  stop(): void {
    this.#rest('stopped');
  }

  /** Closes the window, or has it not opened at the start, until `reopen`. */
  putAway(): void {
    if (this.#state === 'stopped') return;
    this.#rest('away');
    this.#setLoaded();
    this.#destroy();
  }

  /** Opens a window that was put away. Returns whether it was. */
  reopen(): boolean {
    if (this.#state !== 'away') return false;
    this.#state = 'running';
    this.#load();
    return true;
  }

  /** Stops, and closes the window. */
  close(): void {
    this.stop();
    this.#destroy();
  }

  #rest(state: 'away' | 'stopped'): void {
    this.#state = state;
    this.#there = false;
    this.#heartbeat.stop();
    if (this.#restarting) clearTimeout(this.#restarting);
    this.#restarting = null;
  }

  #destroy(): void {
    if (this.#window && !this.#window.isDestroyed()) this.#window.destroy();
  }

  #load(): void {
    this.#restarting = null;
    const window = this.#window && !this.#window.isDestroyed() ? this.#window : this.#create();
    this.#awaitPage();
    // Whether it succeeds is told by the window's events.
    window.loadURL(`${ORIGIN}/${this.#options.name}/index.html`).catch(() => undefined);
  }

  #create(): BrowserWindow {
    const { name, registry, create } = this.#options;
    const window = registry.add(name, create());
    this.#window = window;
    const contents = window.webContents;
    const failed = (reason: string): void => {
      if (window === this.#window) this.#failed(reason);
    };
    logPageErrors(name, contents);
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#awaitPage();
    });
    contents.on('did-finish-load', () => {
      this.#there = true;
      this.#setLoaded();
      this.#options.onLoaded?.(window);
    });
    contents.on('render-process-gone', (_event, { reason }) => failed(reason));
    contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
      if (isMainFrame && code !== ABORTED) failed(`not loaded: ${code}`);
    });
    contents.on('did-navigate', (_event, _url, status) => {
      if (status >= HTTP_ERROR) failed(`not loaded: HTTP ${status}`);
    });
    window.on('unresponsive', () => {
      if (window === this.#window) this.#hangs('unresponsive');
    });
    window.on('closed', () => {
      if (window !== this.#window || this.#state === 'stopped' || this.#state === 'away') return;
      if (!this.#options.onClosed) return this.#failed('closed');
      this.close();
      this.#options.onClosed();
    });
    return window;
  }

  #awaitPage(): void {
    this.#there = false;
    if (this.#state === 'running') this.#heartbeat.start();
  }

  #hangs(reason: string): void {
    if (this.#state === 'running' && !this.#restarting) {
      this.#options.onHangs?.(reason === 'never starts' ? 'not-started' : 'hangs');
    }
    this.#failed(reason);
  }

  #failed(reason: string): void {
    // What was told of a page that is given up or being replaced already is told of the old one.
    if (this.#state !== 'running' || this.#restarting) return;
    log.warn('window failed', this.#options.name, reason);
    this.#there = false;
    this.#heartbeat.stop();
    const waitMs = this.#policy.next();
    if (waitMs === null) this.#state = 'given-up';
    else this.#restarting = setTimeout(() => this.#load(), waitMs);
    this.#endPage();
    if (waitMs !== null) return this.#options.onRestarted?.();
    this.#setLoaded();
    this.#options.onGivenUp();
  }

  /** A page that hangs takes a processor along, and would hear of its end only when it is asked again. */
  #endPage(): void {
    if (!this.#window || this.#window.isDestroyed()) return;
    const contents = this.#window.webContents;
    if (!contents.isCrashed()) contents.forcefullyCrashRenderer();
  }

  async #hasStarted(): Promise<boolean> {
    if (!this.#there || !this.#window || this.#window.isDestroyed()) return false;
    const contents = this.#window.webContents;
    // Whoever debugs a page has it stand still.
    if (contents.isDevToolsOpened()) return true;
    return (await contents.executeJavaScript(HAS_STARTED)) as boolean;
  }
}
