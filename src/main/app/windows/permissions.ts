import { session, type WebContents } from 'electron';
import { ORIGIN } from './protocol';

/**
 * Least permission: the capture window may hear microphones and the system, the control window may know the names of
 * fonts, and our pages may put text on the clipboard. Nobody may see: no camera, and no screen.
 */
export function guardPermissions(
  capture: () => WebContents | undefined,
  control: () => WebContents | undefined,
): void {
  const current = session.defaultSession;
  const grants = (contents: WebContents | null, permission: string, url: string | undefined): boolean => {
    if (!url?.startsWith(`${ORIGIN}/`)) return false;
    if (permission === 'clipboard-sanitized-write') return true;
    if (permission === 'local-fonts') return contents !== null && contents === control();
    const isCapture = contents !== null && contents === capture();
    return isCapture && (permission === 'media' || permission === 'display-capture');
  };

  current.setPermissionRequestHandler((contents, permission, answer, details) => {
    const { isMainFrame, requestingUrl } = details;
    const sees = permission === 'media' && 'mediaTypes' in details && asksForCamera(details);
    answer(isMainFrame && !sees && grants(contents, permission, requestingUrl));
  });
  current.setPermissionCheckHandler(
    (contents, permission, origin, { mediaType }) =>
      mediaType !== 'video' && grants(contents, permission, origin),
  );
  current.setDisplayMediaRequestHandler(({ frame }, answer) => {
    const own = capture()?.mainFrame;
    const asked = frame !== null && frame.frameTreeNodeId === own?.frameTreeNodeId;
    // Chromium gives sound only beside a picture: let it be that of the capture window itself, which shows nothing. An
    // empty answer rejects the page's promise, which says what to do.
    answer(asked ? { video: frame, audio: 'loopback' } : {});
  });
}

/**
 * Electron 33 asks for the system's sound as 'media' of neither type. By an old way of Chromium's, a capture window that
 * was taken over could ask for the screen, and it would look the same.
 */
function asksForCamera({ mediaTypes = [] }: { readonly mediaTypes?: readonly string[] }): boolean {
  return mediaTypes.includes('video');
}

/** A window shows the page that it was made for, and its page reaches nobody by WebRTC. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
