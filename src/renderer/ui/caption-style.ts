import type { CSSProperties } from 'react';
import { DIMMED_OPACITY } from '../../shared/overlay/contrast';
import type { OverlayStyle } from '../../shared/overlay/style';
import { measurePlatePad } from './plate';

/** Fonts of captions, with those of the system for letters that the chosen one lacks. */
export function fontStack({ fontFamily }: Pick<OverlayStyle, 'fontFamily'>): string {
  const fallback = getComputedStyle(document.documentElement).getPropertyValue('--jamak-font').trim();
  return fontFamily === '' ? fallback : `"${fontFamily}", ${fallback}`;
}

/** What caption.module.css is told of a style. */
export function captionVariables(style: OverlayStyle): CSSProperties {
  const fonts = fontStack(style);
  return {
    '--caption-fonts': fonts,
    '--caption-weight': style.fontWeight,
    '--caption-colour': style.textColour,
    '--dimmed-colour': translucent(style.textColour, DIMMED_OPACITY),
    '--outline': `${style.outlineEm}em`,
    '--outline-colour': style.outlineColour,
    '--box-colour': style.boxColour,
    '--box-opacity': style.boxOpacity,
    '--box-ground': translucent(style.boxColour, style.boxOpacity),
    '--box-radius': `${style.boxRadiusEm}em`,
    '--name-colour': style.speakerColour,
    '--translation-colour': style.translationColour,
    '--plate-pad': measurePlatePad(fonts, style.fontWeight),
  } as CSSProperties;
}

/** `#rrggbb` of which so much is seen, 0..1; older browsers can't mix colours in CSS. */
function translucent(colour: string, opacity: number): string {
  return `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

/** What caption.module.css selects by. */
export function captionMarks({ box, align, shadow, tentative }: OverlayStyle) {
  return { 'data-box': box, 'data-align': align, 'data-shadow': shadow, 'data-tentative': tentative };
}
