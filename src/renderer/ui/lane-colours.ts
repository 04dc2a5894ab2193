import type { LaneColour } from '../../shared/source';

interface Shades {
  /** On dark grounds, as the overlay's box is. */
  readonly dark: string;
  /** On light grounds. */
  readonly light: string;
}

/** How speakers' colours look. Each can be read as text on its ground: a test measures the contrast. */
export const LANE_SHADES: Readonly<Record<LaneColour, Shades>> = {
  sky: { dark: '#6cc4ff', light: '#0b5f9e' },
  amber: { dark: '#ffc638', light: '#855600' },
  green: { dark: '#5fd897', light: '#17663a' },
  rose: { dark: '#ff93a6', light: '#ab1540' },
  violet: { dark: '#c3a6ff', light: '#663ab8' },
  teal: { dark: '#4fd6d0', light: '#0a6464' },
  orange: { dark: '#ffa05c', light: '#9c430a' },
  grey: { dark: '#c3c8d1', light: '#4a5160' },
};

/** For a page that is dark or light, as its scheme says. */
export function laneColour(colour: LaneColour): string {
  const { dark, light } = LANE_SHADES[colour];
  return `light-dark(${light}, ${dark})`;
}
