import type { LaneColour } from '../../shared/source';

/** How the colours of lanes look, on the window's greys and on captions' dark boxes alike. */
export const LANE_COLOUR_VALUES: Readonly<Record<LaneColour, string>> = {
  sky: '#8fd3ff',
  amber: '#ffd364',
  green: '#8ee59b',
  rose: '#ffa8bd',
  violet: '#cdb8ff',
  teal: '#7ee0c0',
  orange: '#ffb27a',
  grey: '#d5dae3',
};
