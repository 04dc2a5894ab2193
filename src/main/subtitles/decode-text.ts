/** What the first bytes of a text say of its encoding. */
const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
/** How much is looked at to tell UTF-16 by its zeros. */
const LOOKED_AT = 4096;

/**
 * The text of a file of whatever age: by its mark, as UTF-16 that has none, as UTF-8, else as Korean Windows wrote it
 * (CP949) where it can be that, and at last as Western Windows did, which any bytes can be. Ends of line are `\n`.
 */
export async function decodeText(bytes: Uint8Array): Promise<string> {
  const text = await decode(bytes);
  return text.replaceAll(/\r\n?/gu, '\n').replaceAll('\u0000', '');
}

async function decode(bytes: Uint8Array): Promise<string> {
  const mark = MARKS.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  if (mark) return new TextDecoder(mark.encoding).decode(bytes);
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  return asUtf8(bytes) ?? (await asCp949(bytes)) ?? new TextDecoder('windows-1252').decode(bytes);
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Node's own decoder knows the letters of EUC-KR alone, and not the other 8,822 syllables. Its tables are large. */
async function asCp949(bytes: Uint8Array): Promise<string | null> {
  const { default: iconv } = await import('iconv-lite');
  const text = iconv.decode(bytes, 'cp949');
  return text.includes('\uFFFD') ? null : text;
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
