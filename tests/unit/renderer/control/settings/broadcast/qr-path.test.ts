import decodeQr from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrPath } from '../../../../../../src/renderer/control/settings/broadcast/server/qr-path';

const PIXELS = 4;

/** The path as a camera sees it. */
function painted(size: number, path: string): { width: number; height: number; data: Uint8Array } {
  const width = size * PIXELS;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < PIXELS; row++) {
      const start = ((Number(y) * PIXELS + row) * width + Number(x) * PIXELS) * 4;
      for (let at = start; at < start + PIXELS * 4; at++) data[at] = at % 4 === 3 ? 255 : 0;
    }
  }
  return { width, height: width, data };
}

test('a camera reads the address', () => {
  const address = 'http://192.168.1.20:4747/RP6ytBm6hEVCgM-40a-CWuEb4-XaCeqZ/dashboard/';
  const { size, path } = qrPath(address);
  expect(decodeQr(painted(size, path))).toBe(address);
});
