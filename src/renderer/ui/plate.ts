/** Height of a caption's line, in em; the same as `--line` in caption.module.css. */
const LINE_EM = 1.5;
/** How far plates reach into each other's line: at small sizes the letters' box is rounded by half a pixel. */
const OVERLAP_EM = 0.018;
/** Size at which the font is measured, CSS pixels; large, so that rounding doesn't matter. */
const PROBE_PX = 200;
/** Fonts that are remembered; emptied when full. */
const MOST_FONTS = 200;

const measured = new Map<string, string>();

/**
 * What to add above and below the letters' box of `fontFamily` so that the plates of two lines just
 * meet, in em. Fonts differ a lot here: Noto Sans CJK is a quarter higher than DejaVu.
 */
export function measurePlatePad(fontFamily: string, weight: number): string | undefined {
  const font = `${weight} ${PROBE_PX}px ${fontFamily}`;
  const known = measured.get(font);
  if (known !== undefined) return known;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return undefined;
  context.font = font;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('가A');
  const box = (fontBoundingBoxAscent + fontBoundingBoxDescent) / PROBE_PX;
  const pad = `${((LINE_EM - box) / 2 + OVERLAP_EM).toFixed(4)}em`;
  if (measured.size >= MOST_FONTS) measured.clear();
  measured.set(font, pad);
  return pad;
}
