import { isLight } from '../../shared/overlay/contrast';
import type { OverlayStyle } from '../../shared/overlay/style';
import type { LaneColour } from '../../shared/source';
import { LANE_SHADES } from './lane-colours';

/** How the colour of a lane looks in captions of this style. */
export function speakerColour(colour: LaneColour, look: OverlayStyle): string {
  return LANE_SHADES[colour][isLight(look) ? 'light' : 'dark'];
}

/** All colours that names can have in captions of this style. */
export function speakerColours(look: OverlayStyle): string[] {
  return (Object.keys(LANE_SHADES) as LaneColour[]).map((colour) => speakerColour(colour, look));
}
