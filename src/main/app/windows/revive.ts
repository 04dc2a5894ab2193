import type { BrowserWindow } from 'electron';
import { log } from '../log';

/** A page that crashes is loaded again: it catches up from the feed. */
export function reviveOnCrash(window: BrowserWindow): BrowserWindow {
  window.webContents.on('render-process-gone', (_event, details) => {
    log.warn('window gone', window.getTitle(), details.reason);
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  return window;
}
