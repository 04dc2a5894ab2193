import { desktopCapturer, session, type WebContents } from 'electron';
import { ORIGIN } from './protocol';

/**
 * Least permission: the capture window may hear microphones and the system, and our pages may put text on the
 * clipboard; nobody may do anything else, open a window or leave `app://jamak`.
 */
export function guardPermissions(isCapture: (contents: WebContents | null) => boolean): void {
  const current = session.defaultSession;
  const ofCapture = new Set(['media', 'display-capture']);
  const grants = (contents: WebContents | null, permission: string): boolean =>
    permission === 'clipboard-sanitized-write' || (isCapture(contents) && ofCapture.has(permission));
  current.setPermissionRequestHandler((contents, permission, answer) => answer(grants(contents, permission)));
  current.setPermissionCheckHandler(grants);
  current.setDisplayMediaRequestHandler((request, answer) => {
    if (request.frame?.origin !== ORIGIN) return answer({});
    void desktopCapturer
      .getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } })
      .then(([video]) => answer(video ? { video, audio: 'loopback' } : {}))
      // An empty answer rejects the page's promise, which says what to do.
      .catch(() => answer({}));
  });
}

export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
