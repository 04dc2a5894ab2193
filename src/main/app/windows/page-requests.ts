import { app, session, type WebContents } from 'electron';
import { ORIGIN } from './protocol';

/** Of what every page may load. DevTools are pages too, and only there while Jamak is developed. */
const OWN_SCHEMES = ['data:', 'blob:'];
const DEVELOPMENT_SCHEMES = ['devtools:'];
/** What only one page may have. */
type Page = 'capture' | 'control' | 'importer';
const OF_ONE_PAGE: readonly (readonly [start: string, page: Page])[] = [
  // The user's files, and what the capture page can't hear by itself.
  [`${ORIGIN}/media/`, 'capture'],
  [`${ORIGIN}/live/`, 'capture'],
  [`${ORIGIN}/import/`, 'importer'],
  [`${ORIGIN}/recording/`, 'control'],
];

/**
 * No page reaches a network, whatever its content security policy says: main asks servers, pages ask main. What the
 * session's filter does not see (WebTransport, WebRTC over TCP) ends at a proxy that is not there; WebRTC over UDP,
 * which uses no proxy, is off (`guardContents`). Sound is for the page alone that needs it.
 */
export async function guardRequests(
  pages: Readonly<Record<Page, () => WebContents | undefined>>,
): Promise<void> {
  const current = session.defaultSession;
  // Chromium would fetch dictionaries, though no page checks the spelling.
  current.setSpellCheckerEnabled(false);
  current.setSpellCheckerLanguages([]);
  current.webRequest.onBeforeRequest(({ url, webContents }, answer) => {
    const isOf = (page: Page): boolean => webContents !== undefined && webContents === pages[page]();
    const refused = OF_ONE_PAGE.some(([start, page]) => url.startsWith(start) && !isOf(page));
    answer({ cancel: refused || !isOwn(url) });
  });
  await current.setProxy({ proxyRules: 'http://127.0.0.1:0', proxyBypassRules: '<-loopback>' });
}

function isOwn(url: string): boolean {
  if (url.startsWith(`${ORIGIN}/`)) return true;
  const schemes = app.isPackaged ? OWN_SCHEMES : [...OWN_SCHEMES, ...DEVELOPMENT_SCHEMES];
  return schemes.some((scheme) => url.startsWith(scheme));
}
