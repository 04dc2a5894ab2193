import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { lacksTranslation, type Caption } from '../../../shared/session/session-view';
import type { Lane } from '../../../shared/source';
import { formatClock } from '../../../shared/time';
import { written } from '../written';
import { SpeakerName } from './SpeakerName';
import classes from './Row.module.css';

interface CaptionRowProps {
  readonly caption: Caption;
  readonly speaker: Lane | undefined;
}

/** A final caption, when it was begun, and its translation once there is one. */
export const CaptionRow = memo(function CaptionRow({ caption, speaker }: CaptionRowProps) {
  const { t } = useTranslation();
  const { translation } = caption;
  return (
    <div className={classes.row} data-testid="caption-final" data-caption-id={caption.id}>
      <time className={classes.time}>{formatClock(caption.startMs)}</time>
      <div>
        <p className={classes.text} {...written(caption.text)}>
          <SpeakerName speaker={speaker} />
          {caption.text}
        </p>
        {lacksTranslation(caption) && (
          <p
            className={classes.missing}
            title={t('translation.missingHint')}
            data-testid="translation-missing"
          >
            {t('translation.missing')}
          </p>
        )}
        {translation?.text && (
          <p
            className={classes.translation}
            {...written(translation.text)}
            lang={translation.language}
            data-draft={!translation.final || undefined}
            data-testid="translation"
          >
            {translation.text}
          </p>
        )}
      </div>
    </div>
  );
});
