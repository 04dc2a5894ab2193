import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decode, squeeze } from '../../../scripts/screenshots/png.mjs';

const ROOT = join(import.meta.dirname, '../../..');

/** A PNG of rows that are filtered already; sums are left out, as nothing of ours reads them. */
function pngOf(width: number, kind: number, rows: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, kind], 8);
  const part = (name: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([
    Buffer.alloc(8),
    part('IHDR', header),
    part('IDAT', data),
    part('IEND', Buffer.alloc(0)),
  ]);
}

test('rows of every filter become the pixels that they stand for', () => {
  const png = pngOf(2, 2, [
    [0, 10, 20, 30, 40, 50, 60],
    [1, 10, 20, 30, 30, 30, 30],
    [2, 1, 1, 1, 1, 1, 1],
    [3, 5, 10, 15, 5, 5, 5],
    [4, 0, 0, 0, 1, 2, 3],
  ]);
  const pixels = [
    [10, 20, 30, 40, 50, 60],
    [10, 20, 30, 40, 50, 60],
    [11, 21, 31, 41, 51, 61],
    [10, 20, 30, 30, 40, 50],
    [10, 20, 30, 31, 42, 53],
  ];
  expect([...decode(png).pixels]).toEqual(pixels.flat());
});

test('what says how opaque a pixel is, is left out', () => {
  expect([...decode(pngOf(1, 6, [[0, 1, 2, 3, 255]])).pixels]).toEqual([1, 2, 3]);
});

test('a squeezed picture is the same picture', () => {
  const picture = readFileSync(join(ROOT, 'docs/guide/pictures/en/ready.png'));
  // Compared by Buffer: millions of bytes one by one take half a minute.
  expect(decode(squeeze(picture)).pixels.equals(decode(picture).pixels)).toBe(true);
});
