import type { Interim } from '../../../shared/session/session-view';
import type { Lane } from '../../../shared/source';
import { wholeText } from '../interim-text';
import { written } from '../written';
import { InterimWords } from './InterimWords';
import { SpeakerName } from './SpeakerName';
import classes from './Row.module.css';

interface InterimRowProps {
  readonly interim: Interim;
  readonly speaker: Lane | undefined;
}

/** What is being said right now; its last words may still change. */
export function InterimRow({ interim, speaker }: InterimRowProps) {
  return (
    <div className={classes.row} data-testid="caption-interim" aria-hidden>
      <span className={classes.time}>
        <span className={classes.now} />
      </span>
      <p className={`${classes.text} ${classes.interim}`} {...written(wholeText(interim))}>
        <SpeakerName speaker={speaker} />
        <InterimWords interim={interim} />
      </p>
    </div>
  );
}
