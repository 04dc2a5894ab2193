import { memo } from 'react';
import type { Caption } from '../../../shared/session/session-view';
import type { Lane } from '../../../shared/source';
import { formatClock } from '../../../shared/time';
import { written } from '../written';
import { CaptionTranslation } from './CaptionTranslation';
import { SpeakerName } from './SpeakerName';
import classes from './Row.module.css';

export interface CaptionRowProps {
  readonly caption: Caption;
  /** Undefined where nobody is named. */
  readonly speaker: Lane | undefined;
  /** Language of its translation; null for none. */
  readonly language: string | null;
}

/** A final caption, when it was begun, and its translation once there is one. */
export const CaptionRow = memo(function CaptionRow({ caption, speaker, language }: CaptionRowProps) {
  return (
    <div className={classes.row} data-testid="caption-final" data-caption-id={caption.id}>
      <time className={classes.time}>{formatClock(caption.startMs)}</time>
      <div>
        <p className={classes.text} {...written(caption.text)}>
          <SpeakerName speaker={speaker} />
          {caption.text}
        </p>
        <CaptionTranslation caption={caption} language={language} />
      </div>
    </div>
  );
});
