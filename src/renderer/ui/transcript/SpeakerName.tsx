import type { Lane } from '../../../shared/source';
import { laneColour } from '../lane-colours';
import classes from './Row.module.css';

/** Who said it, in their colour; nothing where nobody is named. */
export function SpeakerName({ speaker }: { readonly speaker: Lane | undefined }) {
  if (!speaker?.name) return null;
  return (
    <bdi className={classes.label} style={{ color: laneColour(speaker.colour) }} data-testid="speaker">
      {speaker.name}
    </bdi>
  );
}
