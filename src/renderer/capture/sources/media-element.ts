/** What has played so far without giving any sound has none, seconds. */
export const SOUNDLESS_S = 1;

/** Chromium's count of decoded bytes of sound. */
export function decodedBytes(element: HTMLMediaElement): number | undefined {
  return (element as { webkitAudioDecodedByteCount?: number }).webkitAudioDecodedByteCount;
}

/** Ends a media element's work, and with it the request for what it plays. */
export function letGo(element: HTMLMediaElement): void {
  element.pause();
  element.removeAttribute('src');
  // Only this makes it let go of the file.
  element.load();
}
