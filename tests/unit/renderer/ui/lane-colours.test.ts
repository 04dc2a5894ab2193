import { expect, it } from 'vitest';
import { LANE_SHADES } from '../../../../src/renderer/ui/lane-colours';

/** Of a colour such as `#6cc4ff`, as WCAG 2 has it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it.each(Object.entries(LANE_SHADES))('%s can be read on dark and on light grounds', (_, { dark, light }) => {
  for (const ground of ['#14171d', '#21252e', '#000000']) {
    expect(contrast(dark, ground)).toBeGreaterThanOrEqual(4.5);
  }
  for (const ground of ['#ffffff', '#f1f3f6']) expect(contrast(light, ground)).toBeGreaterThanOrEqual(4.5);
});

it('tells colours apart', () => {
  for (const scheme of ['dark', 'light'] as const) {
    const shades = Object.values(LANE_SHADES).map((shade) => shade[scheme]);
    expect(new Set(shades).size).toBe(shades.length);
  }
});
