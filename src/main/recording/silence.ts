/** Of 20 ms, one channel, in the form that says by a bit of its own that nothing is heard. */
const TOC = 0xf8;
/** The same, with a byte of its own for how many frames there are and whether anything is padded. */
const TOC_COUNTED = TOC | 3;
const ONE_FRAME = 1;
const PADDED = 0x40;
const FRAME = [0xff, 0xfe];

/** 20 ms in which nothing is heard. */
export const SILENCE: Uint8Array = Uint8Array.from([TOC, ...FRAME]);

/**
 * An Opus packet (RFC 6716, section 3) of 20 ms in which nothing is heard, as long as the one in whose place it is put.
 * Of one and two bytes, which no encoder of ours makes, players go on with the sound before for a moment.
 */
export function silentPacket(bytes: number): Uint8Array {
  if (bytes === SILENCE.length) return SILENCE;
  const packet = new Uint8Array(bytes);
  if (bytes === 1) packet.set([TOC]);
  else if (bytes < 5) packet.set([TOC_COUNTED, ONE_FRAME, ...FRAME].slice(0, bytes));
  else packet.set([TOC_COUNTED, ONE_FRAME | PADDED, ...padding(bytes - 5), ...FRAME]);
  return packet;
}

/** How the length of padding is written that takes `bytes` with it, but for the last byte of its length. */
function padding(bytes: number): number[] {
  return [...Array<number>(Math.floor(bytes / 255)).fill(255), bytes % 255];
}
