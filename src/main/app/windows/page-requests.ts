import { app, session, type WebContents } from 'electron';
import { ORIGIN } from './protocol';

/** Of what every page may load. DevTools are pages too, and only there while Jamak is developed. */
const OWN_SCHEMES = ['data:', 'blob:'];
const DEVELOPMENT_SCHEMES = ['devtools:'];
/** What only the capture window may have: the user's files, and what it can't hear by itself. */
const SOUND = [`${ORIGIN}/media/`, `${ORIGIN}/live/`];
/** The same of the page that decodes files. */
const IMPORTED = `${ORIGIN}/import/`;

/**
 * No page reaches a network, whatever its content security policy says: main asks servers, pages ask main. What the
 * session's filter does not see (WebTransport, WebRTC over TCP) ends at a proxy that is not there; WebRTC over UDP,
 * which uses no proxy, is off (`guardContents`). Sound is for the capture window alone, files to import for the page that
 * decodes them.
 */
export async function guardRequests(
  capture: () => WebContents | undefined,
  importer: () => WebContents | undefined,
): Promise<void> {
  const current = session.defaultSession;
  // Chromium would fetch dictionaries, though no page checks the spelling.
  current.setSpellCheckerEnabled(false);
  current.setSpellCheckerLanguages([]);
  current.webRequest.onBeforeRequest(({ url, webContents }, answer) => {
    const isFrom = (page: () => WebContents | undefined): boolean =>
      webContents !== undefined && webContents === page();
    const isSound = SOUND.some((start) => url.startsWith(start));
    const isImported = url.startsWith(IMPORTED);
    answer({
      cancel: !isOwn(url) || (isSound && !isFrom(capture)) || (isImported && !isFrom(importer)),
    });
  });
  await current.setProxy({ proxyRules: 'http://127.0.0.1:0', proxyBypassRules: '<-loopback>' });
}

function isOwn(url: string): boolean {
  if (url.startsWith(`${ORIGIN}/`)) return true;
  const schemes = app.isPackaged ? OWN_SCHEMES : [...OWN_SCHEMES, ...DEVELOPMENT_SCHEMES];
  return schemes.some((scheme) => url.startsWith(scheme));
}
