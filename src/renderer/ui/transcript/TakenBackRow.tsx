import { memo } from 'react';
import type { TakenBack } from '../../../shared/session/session-view';
import { formatClock } from '../../../shared/time';
import { TakenBackText } from '../correct/TakenBackText';
import classes from './Row.module.css';

/** Where a caption was that was taken back. */
export const TakenBackRow = memo(function TakenBackRow({ place }: { readonly place: TakenBack }) {
  return (
    <div className={classes.row} data-testid="taken-back-row">
      <time className={classes.time}>{formatClock(place.startMs)}</time>
      <TakenBackText />
    </div>
  );
});
