import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

type Theme = 'light' | 'dark';
type Rgb = readonly [number, number, number];

const THEMES = ['light', 'dark'] as const;
const HEX = /^#[\da-f]{6}$/;

/** The colours of colours.css that have no transparency, by their name and theme. */
function coloursOf(css: string): Map<string, Record<Theme, string>> {
  const both = css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g);
  const one = css.matchAll(/--([\w-]+): (#[\da-f]{6});/g);
  return new Map([
    ...[...both].map(([, name = '', light = '', dark = '']) => [name, { light, dark }] as const),
    ...[...one].map(([, name = '', colour = '']) => [name, { light: colour, dark: colour }] as const),
  ]);
}

const COLOURS = coloursOf(read('src/renderer/ui/colours.css'));

/** A colour by its name, or `caption 16% raised`: that much of one over the other. */
function rgb(colour: string, theme: Theme): Rgb {
  const [over = '', percent, under] = colour.split(' ');
  const hex = COLOURS.get(over)?.[theme] ?? '';
  expect(hex, over).toMatch(HEX);
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const top = [r ?? 0, g ?? 0, b ?? 0] as const;
  if (percent === undefined || under === undefined) return top;
  const share = Number.parseInt(percent, 10) / 100;
  const ground = rgb(under, theme);
  const mix = (at: 0 | 1 | 2): number => top[at] * share + ground[at] * (1 - share);
  return [mix(0), mix(1), mix(2)];
}

/** As WCAG 2 defines it, 0..1. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** 1..21. */
function contrast(one: string, other: string, theme: Theme): number {
  const [high = 0, low = 0] = [luminance(rgb(one, theme)), luminance(rgb(other, theme))].sort(
    (a, b) => b - a,
  );
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['surface', 'panel', 'raised', 'field', 'chip'];
/** Grounds that are tinted by how serious what stands on them is, as of notices and callouts. */
const TINTED = ['info', 'warn', 'bad', 'live'].map((tone) => `${tone} 10% panel`);

const LETTERS = ['text', 'text-calm', 'text-soft', 'text-faint', 'caption', 'live', 'info', 'warn', 'bad'];
const PAIRS: readonly (readonly [colour: string, ground: string])[] = [
  ...LETTERS.flatMap((letters) => GROUNDS.map((ground) => [letters, ground] as const)),
  ...TINTED.flatMap((ground) => ['text', 'text-soft'].map((letters) => [letters, ground] as const)),
  ['on-brand', 'brand'],
  ['caption', 'caption 16% raised'],
  ['live', 'live 18% raised'],
];

const failing = (pairs: typeof PAIRS, least: number): string[] =>
  THEMES.flatMap((theme) =>
    pairs
      .filter(([colour, ground]) => contrast(colour, ground, theme) < least)
      .map(
        ([colour, ground]) =>
          `${theme}: ${colour} on ${ground} ${contrast(colour, ground, theme).toFixed(2)}`,
      ),
  );

test('letters stand out by 4.5:1 on every ground that they may stand on, in light and in dark', () => {
  expect(failing(PAIRS, 4.5)).toEqual([]);
});

test('edges that alone show where a control is stand out by 3:1', () => {
  const grounds = ['surface', 'panel', 'raised', 'field'];
  expect(
    failing(
      grounds.map((ground) => ['edge', ground] as const),
      3,
    ),
  ).toEqual([]);
});

test('contrast is computed as WCAG does', () => {
  expect(luminance([255, 255, 255])).toBeCloseTo(1);
  expect(luminance([119, 119, 119])).toBeCloseTo(0.184, 3);
});

test('stylesheets of the control window have no colours of their own, so both themes hold everywhere', () => {
  // A made-up game has the colours of a game, and cameras read dark on light.
  const own = new Set([
    'src/renderer/control/settings/broadcast/server/phone-code.module.css',
    'src/renderer/control/settings/captions/CaptionPreview.module.css',
    'src/renderer/control/overlay-editor/gallery/gallery.module.css',
  ]);
  const sheets = readdirSync(join(ROOT, 'src/renderer/control'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => `src/renderer/control/${path.replaceAll('\\', '/')}`)
    .filter((path) => !own.has(path));
  expect(sheets.length).toBeGreaterThan(10);
  const found = sheets.flatMap((path) =>
    read(path)
      .split('\n')
      // A shadow is dark in both.
      .filter((line) => /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i.test(line) && !line.includes('rgb(0 0 0'))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('a window has the ground of its page before that is painted', () => {
  const { light = '', dark = '' } = COLOURS.get('surface') ?? {};
  expect(light).toMatch(HEX);
  expect(read('src/main/app/windows/theme.ts')).toContain(`{ light: '${light}', dark: '${dark}' }`);
});
