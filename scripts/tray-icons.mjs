// Draws the tray's icons into resources/tray: `node scripts/tray-icons.mjs`. They are kept with the sources; this is how
// to draw them anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../resources/tray');
/** The drawings below are in this many units each way, which are pixels of the plainest screen. */
const UNITS = 16;
/** The suffixes by which Electron finds the icon for a screen's scale. */
const SCALES = { '': 1, '@1.25x': 1.25, '@1.5x': 1.5, '@2x': 2, '@3x': 3 };
const TEMPLATE_SCALES = { Template: 1, 'Template@2x': 2 };
/** Points of each pixel, each way, at which it is looked whether it is inside. */
const SAMPLES = 8;

const AMBER = [255, 198, 56];
const GREY = [150, 157, 170];
const RED = [240, 82, 61];
const INK = [20, 23, 29];

/** Whether a point is in a rectangle with round corners. */
const box = (x, y, width, height, radius) => (px, py) => {
  const dx = Math.max(x + radius - px, 0, px - (x + width - radius));
  const dy = Math.max(y + radius - py, 0, py - (y + height - radius));
  return px >= x && px <= x + width && py >= y && py <= y + height && Math.hypot(dx, dy) <= radius + 1e-9;
};
const any =
  (...shapes) =>
  (px, py) =>
    shapes.some((shape) => shape(px, py));

const PLATE = box(0, 1, 16, 14, 3.5);
/** Inside the dark rim that keeps the plate apart from a light panel. */
const FACE = box(0.75, 1.75, 14.5, 12.5, 2.75);
const LINES = any(box(3.5, 6, 9, 2, 1), box(3.5, 9.5, 5.5, 2, 1));
/** Each state is told by its drawing as well as its colour. */
const STATES = {
  idle: { colour: GREY, glyph: LINES },
  capturing: { colour: AMBER, glyph: any(LINES, box(10.5, 9.5, 2, 2, 1)) },
  paused: { colour: AMBER, glyph: any(box(4.5, 4.5, 2.5, 7, 1), box(9, 4.5, 2.5, 7, 1)) },
  trouble: { colour: RED, glyph: any(box(7, 4, 2, 5, 1), box(7, 10, 2, 2, 1)) },
};

/** Red, green, blue and opacity of a point. */
function colourAt({ colour, glyph }, px, py) {
  if (!PLATE(px, py)) return null;
  return !FACE(px, py) || glyph(px, py) ? INK : colour;
}

/** macOS draws a template in the colour of its menu bar: only what is opaque counts. Idle is an outline. */
function templateAt(state, px, py) {
  const { glyph } = STATES[state];
  if (!PLATE(px, py)) return null;
  const filled =
    state === 'idle' ? !box(1.25, 2.25, 13.5, 11.5, 2.25)(px, py) || glyph(px, py) : !glyph(px, py);
  return filled ? [0, 0, 0] : null;
}

/** The pixels of a square picture, four bytes each; edges are as opaque as what is covered of them. */
function draw(size, at) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let pixel = 0; pixel < size * size; pixel++) {
    const sum = [0, 0, 0];
    let covered = 0;
    for (let sample = 0; sample < SAMPLES ** 2; sample++) {
      const px = ((pixel % size) + ((sample % SAMPLES) + 0.5) / SAMPLES) * (UNITS / size);
      const py = (Math.floor(pixel / size) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * (UNITS / size);
      const colour = at(px, py);
      if (!colour) continue;
      covered++;
      colour.forEach((value, channel) => (sum[channel] += value));
    }
    sum.forEach(
      (value, channel) => (pixels[pixel * 4 + channel] = covered ? Math.round(value / covered) : 0),
    );
    pixels[pixel * 4 + 3] = Math.round((covered / SAMPLES ** 2) * 255);
  }
  return pixels;
}

/** The checksum of PNG; zlib has it from Node 22 on only. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function png(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * size * 4, (row + 1) * size * 4)]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

mkdirSync(FOLDER, { recursive: true });
for (const [state, drawing] of Object.entries(STATES)) {
  const write = (suffix, scale, at) => {
    const size = UNITS * scale;
    writeFileSync(join(FOLDER, `${state}${suffix}.png`), png(size, draw(size, at)));
  };
  for (const [suffix, scale] of Object.entries(SCALES))
    write(suffix, scale, (x, y) => colourAt(drawing, x, y));
  for (const [suffix, scale] of Object.entries(TEMPLATE_SCALES))
    write(suffix, scale, (x, y) => templateAt(state, x, y));
}
