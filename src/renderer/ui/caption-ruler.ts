import type { Ruler } from '../../shared/typeset/units';

/** How far apart letters are, em; the same as in caption.module.css. */
const SPACING_EM = -0.005;
/** Widths that are kept: talk repeats its words. Emptied when full. */
const MOST_WIDTHS = 5000;

/** Measures captions of `sizePx` in `fontFamily`, CSS pixels. */
export function captionRuler(fontFamily: string, weight: number, sizePx: number): Ruler {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  if (context) {
    context.font = `${weight} ${sizePx}px ${fontFamily}`;
    context.letterSpacing = `${SPACING_EM * sizePx}px`;
  }

  function widthOf(text: string): number {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const width = context?.measureText(text).width ?? 0;
    if (widths.size >= MOST_WIDTHS) widths.clear();
    widths.set(text, width);
    return width;
  }
  return { widthOf };
}
