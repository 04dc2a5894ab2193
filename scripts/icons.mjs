// Draws the tray's icons into resources/tray and the app's into resources/icons: `node scripts/icons.mjs`. They are kept
// with the sources; this is how to draw them anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { png } from './lib/write-png.mjs';

const RESOURCES = join(dirname(fileURLToPath(import.meta.url)), '../resources');
const FOLDER = join(RESOURCES, 'tray');
const APP_FOLDER = join(RESOURCES, 'icons');
/** Of the app's icon, from which electron-builder makes those of each system. */
const APP_PIXELS = 1024;
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
const PAPER = [244, 246, 250];

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

/** The app's icon has room around its plate, as macOS wants it, and lines that can be told from afar. */
const APP_PLATE = box(1.6, 1.6, 12.8, 12.8, 2.9);
const APP_LINES = any(box(3.9, 7.4, 8.2, 1.7, 0.85), box(3.9, 10.3, 5.2, 1.7, 0.85));
const APP_LIVE = box(10.2, 10.3, 1.9, 1.7, 0.85);

function appAt(px, py) {
  if (!APP_PLATE(px, py)) return null;
  if (APP_LIVE(px, py)) return AMBER;
  return APP_LINES(px, py) ? PAPER : INK;
}

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

mkdirSync(APP_FOLDER, { recursive: true });
writeFileSync(join(APP_FOLDER, 'icon.png'), png(APP_PIXELS, draw(APP_PIXELS, appAt)));
