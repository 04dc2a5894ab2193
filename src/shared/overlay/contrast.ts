import type { OverlayStyle } from './style';

/** WCAG 2's least for text (level AA). */
export const LEAST_CONTRAST = 4.5;
/** An outline thinner than this does not set letters off from what is behind them, em. */
const LEAST_OUTLINE_EM = 0.04;
/** So much is seen of the colour of dimmed words, 0..1. */
export const DIMMED_OPACITY = 0.7;

type Rgb = readonly [number, number, number];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** WCAG's contrast of two colours, 1..21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The least contrast that any words of `style` have to what is right behind them, over whatever the overlay lies:
 * to the box with what shines through it, or to the outline. 1 where there is neither. `ofSpeakers`:
 * the colours that speakers can have.
 */
export function leastContrast(style: OverlayStyle, ofSpeakers: readonly string[]): number {
  const {
    textColour,
    translationColour,
    speakerColour,
    tentative,
    translations,
    speakerNames,
    speakerColours,
  } = style;
  const colours = [
    textColour,
    ...(translations ? [translationColour] : []),
    ...(speakerNames ? (speakerColours ? ofSpeakers : [speakerColour]) : []),
  ].map(rgb);
  return Math.min(
    ...[BLACK, WHITE].flatMap((behind) => {
      const ground = groundOf(style, behind);
      if (!ground) return [1];
      const words =
        tentative === 'dimmed' ? [...colours, over(rgb(textColour), ground, DIMMED_OPACITY)] : colours;
      // What is translucent as a whole lets through what is behind it, the same for words and ground.
      return words.map((colour) =>
        contrastOf(over(colour, behind, style.opacity), over(ground, behind, style.opacity)),
      );
    }),
  );
}

/** Whether words stand on something light, so that colours of speakers have to be dark ones. */
export function isLight({ box, boxColour, outlineColour }: OverlayStyle): boolean {
  const ground = rgb(box === 'none' ? outlineColour : boxColour);
  return contrastOf(ground, BLACK) > contrastOf(ground, WHITE);
}

/** What the letters stand against; null where that is whatever is behind the overlay. */
function groundOf(
  { box, boxColour, boxOpacity, outlineEm, outlineColour }: OverlayStyle,
  behind: Rgb,
): Rgb | null {
  if (box !== 'none') return over(rgb(boxColour), behind, boxOpacity);
  return outlineEm >= LEAST_OUTLINE_EM ? rgb(outlineColour) : null;
}

function over(colour: Rgb, ground: Rgb, opacity: number): Rgb {
  const mix = (at: 0 | 1 | 2): number => colour[at] * opacity + ground[at] * (1 - opacity);
  return [mix(0), mix(1), mix(2)];
}

/** Of `#rrggbb`. */
function rgb(colour: string): Rgb {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
