import { app, powerMonitor } from 'electron';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * However the app is asked to quit, `close` runs first, once or again. Returns what aborts when it was asked by a signal,
 * which is then its reason, or by a system that shuts down: nobody answers a question any more, and `close` has some
 * seconds at most.
 */
export function quitInOrder(close: () => Promise<void>): AbortSignal {
  const hurried = new AbortController();
  const hurry = (reason: unknown): void => {
    hurried.abort(reason);
    app.quit();
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    void close().finally(() => app.exit(0));
  });
  // By itself, Electron lets only the first signal quit in order; impatient users and systems send several.
  for (const signal of SIGNALS) process.on(signal, () => hurry(signal));
  // The type of 'shutdown' knows no event, its documentation does.
  const waitForUs = (event?: Electron.Event): void => {
    event?.preventDefault();
    hurry('shutdown');
  };
  // Linux and macOS.
  powerMonitor.on('shutdown', waitForUs);
  // Windows, which ends the app as soon as its windows have heard of it, unless one asks it to wait.
  app.on('browser-window-created', (_event, window) => {
    window.on('query-session-end', waitForUs);
    // Nobody could ask any more: what is left of the time is used.
    window.on('session-end', () => hurry('shutdown'));
  });
  return hurried.signal;
}
