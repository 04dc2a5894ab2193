import { describe, expect, it } from 'vitest';
import { speakerColours } from '../../../../src/renderer/ui/speaker-colours';
import { CATALOGUES } from '../../../../src/shared/locales';
import { contrastOf, LEAST_CONTRAST, leastContrast } from '../../../../src/shared/overlay/contrast';
import { BUILT_IN_PRESETS, looksLike, ownPresetsSchema } from '../../../../src/shared/overlay/presets';
import { DEFAULT_OVERLAY_STYLE, overlayStyleSchema } from '../../../../src/shared/overlay/style';

const PRESETS = Object.entries(BUILT_IN_PRESETS);

describe('the styles that the overlay comes with', () => {
  it('are the one of before and eight more', () => {
    expect(PRESETS).toHaveLength(9);
    expect(BUILT_IN_PRESETS.jamak).toEqual(DEFAULT_OVERLAY_STYLE);
  });

  it.each(PRESETS)('can be read over any picture: %s', (_name, style) => {
    expect(leastContrast(style, speakerColours(style))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });

  it.each(PRESETS)(
    'are styles that the settings can hold, with a name in both languages: %s',
    (name, style) => {
      expect(overlayStyleSchema.parse(style)).toEqual(style);
      const names = [CATALOGUES.en, CATALOGUES.ko].map(({ overlay }) => overlay.presets[name as 'jamak']);
      expect(names.every((one) => one.length > 0)).toBe(true);
    },
  );

  it('differ from each other', () => {
    for (const [name, style] of PRESETS) {
      const same = PRESETS.filter(([, other]) => looksLike(style, other)).map(([other]) => other);
      expect(same).toEqual([name]);
    }
  });
});

describe('leastContrast', () => {
  it('knows the contrast of black and white, and of equal colours', () => {
    expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrastOf([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 1);
    expect(contrastOf([9, 9, 9], [9, 9, 9])).toBe(1);
  });

  it.each([
    ['a box that lets too much through', { boxOpacity: 0.3 }],
    ['white on a white box', { boxColour: '#ffffff' }],
    ['no box and no outline', { box: 'none' }],
    ['a hair of an outline', { box: 'none', outlineEm: 0.01 }],
    ['a translation that nobody can read', { translationColour: '#101014' }],
    ['all of it translucent', { opacity: 0.3 }],
  ] as const)('finds %s', (_what, changed) => {
    const style = { ...DEFAULT_OVERLAY_STYLE, ...changed };
    expect(leastContrast(style, speakerColours(style))).toBeLessThan(LEAST_CONTRAST);
  });

  it('counts an outline where there is no box', () => {
    const style = { ...DEFAULT_OVERLAY_STYLE, box: 'none', outlineEm: 0.08 } as const;
    expect(leastContrast(style, speakerColours(style))).toBeGreaterThan(9);
  });
});

describe('own presets', () => {
  const own = { id: 'mine', name: '내 스타일', style: DEFAULT_OVERLAY_STYLE };

  it('are bounded in number, name and ids', () => {
    expect(ownPresetsSchema.safeParse([own]).success).toBe(true);
    expect(ownPresetsSchema.safeParse([own, own]).success).toBe(false);
    expect(ownPresetsSchema.safeParse([{ ...own, name: ' ' }]).success).toBe(false);
    expect(ownPresetsSchema.safeParse([{ ...own, name: 'x'.repeat(61) }]).success).toBe(false);
    const many = Array.from({ length: 51 }, (_, at) => ({ ...own, id: `mine-${at}` }));
    expect(ownPresetsSchema.safeParse(many).success).toBe(false);
  });

  it.each([
    ['font that ends its quotes', { fontFamily: 'x", url(http://nowhere)' }],
    ['font with an escape', { fontFamily: 'x\\22' }],
    ['colour that is none', { textColour: 'url(x)' }],
    ['size that fills the screen', { fontSizePx: 1000 }],
    ['hundred lines', { lines: 100 }],
  ])('may not have a %s', (_what, changed) => {
    expect(overlayStyleSchema.safeParse({ ...DEFAULT_OVERLAY_STYLE, ...changed }).success).toBe(false);
  });
});
