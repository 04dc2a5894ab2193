import encodeQr from 'qr';

/** Light modules around the code, without which many cameras don't find it. */
const BORDER = 4;

/** A QR code of `text` as an SVG path: squares of one unit, `size` units wide and high. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const rows = encodeQr(text, 'raw', { ecc: 'medium', border: BORDER });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size: rows.length, path: squares.join('') };
}
