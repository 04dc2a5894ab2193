import type { Interim } from '../../../shared/session/session-view';
import { spaceBetween } from '../../ui/interim-text';
import { written } from '../../ui/written';
import classes from './Row.module.css';

interface InterimRowProps {
  readonly interim: Interim;
  readonly label: string;
}

/** What is being said right now; its last words may still change. */
export function InterimRow({ interim, label }: InterimRowProps) {
  return (
    <div className={classes.row} data-testid="caption-interim" aria-hidden>
      <span className={classes.time}>
        <span className={classes.now} />
      </span>
      <p
        className={`${classes.text} ${classes.interim}`}
        {...written(interim.stable + spaceBetween(interim) + interim.tentative)}
      >
        {label && <bdi className={classes.label}>{label}</bdi>}
        {interim.stable}
        <span className={classes.tentative}>
          {spaceBetween(interim)}
          {interim.tentative}
        </span>
      </p>
    </div>
  );
}
