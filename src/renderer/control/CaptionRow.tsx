import { memo } from 'react';
import type { Caption } from '../../shared/session-view';
import { formatClock } from '../ui/format';
import classes from './Row.module.css';

interface CaptionRowProps {
  readonly caption: Caption;
  /** The speaker; empty when there is only one. */
  readonly label: string;
}

/** A final caption and when it was begun. Captions never change, so neither do their rows. */
export const CaptionRow = memo(function CaptionRow({ caption, label }: CaptionRowProps) {
  return (
    <div className={classes.row} data-testid="caption-final" data-caption-id={caption.id}>
      <time className={classes.time}>{formatClock(caption.startMs)}</time>
      <p className={classes.text}>
        {label && <span className={classes.label}>{label}</span>}
        {caption.text}
      </p>
    </div>
  );
});
