/** What the first bytes of a text say of its encoding. */
const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
/** How much is looked at to tell UTF-16 by its zeros. */
const LOOKED_AT = 4096;
/** Letters that could be read, for each that could not: with fewer, the text was written in another encoding. */
const READ_FOR_EACH_LOST = 4;

/**
 * The text of a file of whatever age: by its mark, as UTF-16 that has none, as UTF-8, else as Korean Windows wrote it
 * (CP949) where it looks like that, and at last as Western Windows did, which any bytes can be. A byte that was damaged
 * is U+FFFD, and changes nothing else. Ends of line are `\n`.
 */
export async function decodeText(bytes: Uint8Array): Promise<string> {
  const text = await decode(bytes);
  // A program that writes `\r\n` for each `\n` makes `\r\r\n` of those that were there.
  return text.replaceAll(/\r{0,4}\n|\r/gu, '\n').replaceAll('\u0000', '');
}

async function decode(bytes: Uint8Array): Promise<string> {
  const mark = MARKS.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  if (mark) return new TextDecoder(mark.encoding).decode(bytes);
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  return asUtf8(bytes) ?? (await asWindows(bytes));
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return mostlyRead(new TextDecoder('utf-8').decode(bytes));
  }
}

/**
 * Node's own decoders know the letters of EUC-KR alone, and not the other 8,822 syllables of CP949, and some of them
 * nothing of Windows-1252's quotes and dashes. The tables are large.
 */
async function asWindows(bytes: Uint8Array): Promise<string> {
  const { default: iconv } = await import('iconv-lite');
  const korean = looksKorean(bytes) ? mostlyRead(iconv.decode(bytes, 'cp949')) : null;
  return korean ?? iconv.decode(bytes, 'windows-1252');
}

/** `text` where most of what is not ASCII could be read; null where its bytes only seem to be of that encoding. */
function mostlyRead(text: string): string | null {
  let [read, lost] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) lost++;
    else if (code > 0x7f) read++;
  }
  return read >= lost * READ_FOR_EACH_LOST ? text : null;
}

/**
 * Whether most letters are the signs and syllables that Korean is nearly always written with: both of their bytes are
 * above 0xA0, the first up to 0xC8. After a letter or an apostrophe of Western Windows mostly comes one of ASCII, which
 * with it can be one of CP949's rare syllables.
 */
function looksKorean(bytes: Uint8Array): boolean {
  let [usual, other] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (lead > 0xa0 && lead <= 0xc8 && trail > 0xa0) usual++;
    else other++;
    if (trail >= 0x80) at++;
  }
  return usual >= other;
}

/** Digits, spaces and arrows of subtitles are ASCII, so that of UTF-16 many bytes at even or at odd places are zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const many = looked.length / 16;
  const [even = 0, odd = 0] = zeros;
  if (odd > many && odd > even * 4) return 'utf-16le';
  return even > many && even > odd * 4 ? 'utf-16be' : null;
}
