/** What a link of a playlist becomes, or null for one that leads nowhere. */
type Link = (url: URL) => string | null;

/** Ways of having parts before they are whole, of loading other programmes between, and of being told where to ask. */
const LEFT_OUT =
  /^#EXT-X-(?:SERVER-CONTROL|PART|PART-INF|PRELOAD-HINT|RENDITION-REPORT|SKIP|DATERANGE|CONTENT-STEERING|SESSION-DATA|IMAGE-STREAM-INF|I-FRAME-STREAM-INF)\b/;
/** What is read or looked at. */
const NOT_HEARD = /^#EXT-X-MEDIA:.*\bTYPE=(?:SUBTITLES|CLOSED-CAPTIONS|VIDEO)\b/;
const KEY = /^#EXT-X-(?:SESSION-)?KEY:(.*)$/;
const MARK = '#EXTM3U';

/** Whether a list is one of HLS, not just of addresses. */
export function isHls(text: string): boolean {
  return text.startsWith(MARK) && text.includes('#EXT-X-');
}

/** Whether sound in it can be had with a licence only. AES-128 with a plain key is no such thing. */
export function isProtected(text: string): boolean {
  return text.split(LINE_END).some((line) => {
    const attributes = KEY.exec(line.trim())?.[1];
    if (attributes === undefined || /METHOD=NONE/.test(attributes)) return false;
    return !/METHOD=AES-128\b/.test(attributes) || /KEYFORMAT="(?!identity")/.test(attributes);
  });
}

/** Whoever plays it ends a line at any of these. */
const LINE_END = /\r\n|[\n\r]/;
/** With or without its quotes, which a player does not ask for. */
const URI_ATTRIBUTE = /\bURI=(?:"([^"]*)"?|([^,]*))/g;

/**
 * An HLS playlist whose links are replaced: those of lines of their own, and those of URI attributes. What would ask for more
 * than segments, one after the other, is left out.
 */
export function rewritePlaylist(text: string, base: URL, link: Link): string {
  const lines = text.replace(/^\uFEFF/, '').split(LINE_END);
  return lines
    .filter((line) => !LEFT_OUT.test(line) && !NOT_HEARD.test(line))
    .flatMap((line) => {
      if (line.trim() === '') return [];
      if (!line.startsWith('#')) return [resolved(line.trim(), base, link)];
      return [
        line.replace(
          URI_ATTRIBUTE,
          (_all, quoted?: string, bare?: string) => `URI="${resolved(quoted ?? bare ?? '', base, link)}"`,
        ),
      ];
    })
    .join('\n');
}

/** A link that can't be followed stays one that can't. */
function resolved(uri: string, base: URL, link: Link): string {
  return (URL.canParse(uri, base.href) ? link(new URL(uri, base)) : null) ?? 'nowhere';
}

/** The first address in a list of a radio (M3U or PLS); null when there is none. */
export function firstAddress(text: string, base: URL): URL | null {
  const lines = text.split(LINE_END).map((line) => line.trim());
  const entries = /^\[playlist\]/i.test(text.trimStart())
    ? lines.flatMap((line) => /^File\d+=(.+)$/i.exec(line)?.[1] ?? [])
    : lines.filter((line) => line !== '' && !line.startsWith('#'));
  const [first] = entries.filter((entry) => URL.canParse(entry, base.href));
  return first === undefined ? null : new URL(first, base);
}
