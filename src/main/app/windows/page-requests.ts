import { app, session, type WebContents } from 'electron';
import { ORIGIN } from './protocol';

/** Of what every page may load. DevTools are pages too, and only there while Jamak is developed. */
const OWN_SCHEMES = ['data:', 'blob:'];
const DEVELOPMENT_SCHEMES = ['devtools:'];
/** What only the capture window may have: the user's files, and what it can't hear by itself. */
const SOUND = [`${ORIGIN}/media/`, `${ORIGIN}/live/`];
/** What only the control window may have. */
const RECORDINGS = `${ORIGIN}/recording/`;

/**
 * No page reaches a network, whatever its content security policy says: main asks servers, pages ask main. What the
 * session's filter does not see (WebTransport, WebRTC over TCP) ends at a proxy that is not there; WebRTC over UDP,
 * which uses no proxy, is off (`guardContents`). Sound that is captioned is for the capture window alone, recordings are
 * for the control window.
 */
export async function guardRequests(
  capture: () => WebContents | undefined,
  control: () => WebContents | undefined,
): Promise<void> {
  const current = session.defaultSession;
  current.webRequest.onBeforeRequest(({ url, webContents }, answer) => {
    const isOf = (page: WebContents | undefined): boolean => page !== undefined && webContents === page;
    const kept =
      (SOUND.some((start) => url.startsWith(start)) && !isOf(capture())) ||
      (url.startsWith(RECORDINGS) && !isOf(control()));
    answer({ cancel: kept || !isOwn(url) });
  });
  await current.setProxy({ proxyRules: 'http://127.0.0.1:0', proxyBypassRules: '<-loopback>' });
}

function isOwn(url: string): boolean {
  if (url.startsWith(`${ORIGIN}/`)) return true;
  const schemes = app.isPackaged ? OWN_SCHEMES : [...OWN_SCHEMES, ...DEVELOPMENT_SCHEMES];
  return schemes.some((scheme) => url.startsWith(scheme));
}
