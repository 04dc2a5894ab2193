import { app, type BrowserWindow } from 'electron';

/** Windows of others come to the top without a word to us, ms. */
const EVERY_MS = 3000;

/** Puts `window` above all others again, now and then and when one of ours loses the focus. Returns how to stop. */
export function keepTopmost(window: () => BrowserWindow | undefined): () => void {
  const raise = (): void => {
    const raised = window();
    if (!raised?.isVisible()) return;
    raised.setAlwaysOnTop(true, 'screen-saver');
    raised.moveTop();
  };
  const timer = setInterval(raise, EVERY_MS);
  app.on('browser-window-blur', raise);
  return () => {
    clearInterval(timer);
    app.off('browser-window-blur', raise);
  };
}
