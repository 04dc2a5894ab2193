/**
 * Ogg pages of one Opus stream (RFC 3533 and 7845) in which each packet lasts 20 ms and lies in one page. A page has its
 * own checksum and place in time, so a file that was cut anywhere is whole up to there.
 */

/** What a packet lasts, ms. */
export const PACKET_MS = 20;
export const PACKET_SAMPLES = 320;
/** Ogg counts time in samples of 48 kHz, whatever was encoded. */
const GRANULES = 960;
/** What an encoder at 16 kHz hears ahead, samples of 48 kHz: so much is left out at the beginning. */
const PRE_SKIP = 312;

const HEAD_BYTES = 27;
const FIRST_PAGE = 2;
const LAST_PAGE = 4;
/** More lacing values do not go into a page; a packet needs one for each 255 bytes, and one more. */
const MAX_LACING = 255;
/** Head and lacing values of the longest page. */
export const MAX_HEAD_BYTES = HEAD_BYTES + MAX_LACING;

export interface PageHead {
  /** Packets of the stream up to the end of the page; 0 for pages without sound. */
  readonly packetsBefore: number;
  readonly serial: number;
  readonly sequence: number;
  /** Of each packet, in their order. */
  readonly packetBytes: readonly number[];
  /** Of head and packets. */
  readonly headBytes: number;
  readonly pageBytes: number;
}

export interface PagePlace {
  readonly serial: number;
  /** Counts pages from 0. */
  readonly sequence: number;
  /** Packets of sound up to the end of the page. */
  readonly packetsBefore: number;
  readonly last?: boolean;
}

/** One page of `packets`, which together need at most 255 lacing values. */
export function soundPage(packets: readonly Uint8Array[], place: PagePlace): Buffer {
  const { packetsBefore, last = false } = place;
  return page(packets, { ...place, granule: packetsBefore * GRANULES, flags: last ? LAST_PAGE : 0 });
}

/** The two pages that a file begins with. They name nobody and nothing. */
export function openingPages(serial: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 'latin1');
  head.writeUInt8(1, 8); // version
  head.writeUInt8(1, 9); // channels
  head.writeUInt16LE(PRE_SKIP, 10);
  head.writeUInt32LE(16_000, 12); // what was encoded, Hz
  const vendor = Buffer.from('Jamak');
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4);
  tags.write('OpusTags', 'latin1');
  tags.writeUInt32LE(vendor.length, 8);
  vendor.copy(tags, 12);
  return Buffer.concat([
    page([head], { serial, sequence: 0, granule: 0, flags: FIRST_PAGE }),
    page([tags], { serial, sequence: 1, granule: 0, flags: 0 }),
  ]);
}
export const OPENING_PAGES = 2;

interface PageFields {
  readonly serial: number;
  readonly sequence: number;
  readonly granule: number;
  readonly flags: number;
}

function page(packets: readonly Uint8Array[], { serial, sequence, granule, flags }: PageFields): Buffer {
  const lacing = packets.flatMap(({ length }) => [
    ...Array<number>(Math.floor(length / 255)).fill(255),
    length % 255,
  ]);
  if (lacing.length > MAX_LACING) throw new RangeError('too many packets for a page');
  const head = Buffer.alloc(HEAD_BYTES + lacing.length);
  head.write('OggS', 'latin1');
  head.writeUInt8(flags, 5);
  head.writeBigUInt64LE(BigInt(granule), 6);
  head.writeUInt32LE(serial, 14);
  head.writeUInt32LE(sequence, 18);
  head.writeUInt8(lacing.length, 26);
  head.set(lacing, HEAD_BYTES);
  return withChecksum(Buffer.concat([head, ...packets]));
}

/** Writes the checksum of a page into it, and returns it. */
export function withChecksum(bytes: Buffer): Buffer {
  bytes.writeUInt32LE(0, 22);
  bytes.writeUInt32LE(checksum(bytes), 22);
  return bytes;
}

/** What is at the beginning of `bytes`, of which the packets may be missing; null when it is no whole head of a page. */
export function readHead(bytes: Buffer): PageHead | null {
  if (bytes.length < HEAD_BYTES || bytes.toString('latin1', 0, 4) !== 'OggS') return null;
  const count = bytes.readUInt8(26);
  const headBytes = HEAD_BYTES + count;
  if (bytes.length < headBytes) return null;
  const packetBytes: number[] = [];
  let packet = 0;
  let all = 0;
  for (const lace of bytes.subarray(HEAD_BYTES, headBytes)) {
    packet += lace;
    all += lace;
    if (lace === 255) continue;
    packetBytes.push(packet);
    packet = 0;
  }
  return {
    packetsBefore: Number(bytes.readBigUInt64LE(6)) / GRANULES,
    serial: bytes.readUInt32LE(14),
    sequence: bytes.readUInt32LE(18),
    packetBytes,
    headBytes,
    pageBytes: headBytes + all,
  };
}

/** Ogg's own CRC: polynomial 0x04c11db7, the highest bit first, nothing turned around. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit++) rest = (rest << 1) ^ (rest < 0 ? 0x04c1_1db7 : 0);
  return rest;
});

function checksum(bytes: Buffer): number {
  let rest = 0;
  for (const byte of bytes) rest = (rest << 8) ^ (TABLE[((rest >>> 24) ^ byte) & 0xff] ?? 0);
  return rest >>> 0;
}
