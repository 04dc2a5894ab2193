import type { BrowserLink } from './browser-link';

/** A page that was out of sight for longer may have been put to sleep with its connection, ms. */
const SLEPT_MS = 60_000;

/** Renews the link when the network comes back, and when the page does after a while out of sight. */
export function keepFresh(link: Pick<BrowserLink, 'renew' | 'connection'>): void {
  let hiddenAt: number | null = document.hidden ? performance.now() : null;
  document.addEventListener('visibilitychange', () => {
    const slept = hiddenAt !== null && performance.now() - hiddenAt > SLEPT_MS;
    hiddenAt = document.hidden ? performance.now() : null;
    if (slept && !document.hidden) link.renew();
  });
  window.addEventListener('online', () => {
    if (link.connection.getState().state === 'away') link.renew();
  });
}
