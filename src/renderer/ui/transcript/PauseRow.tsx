import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pause } from '../../../shared/session/session-view';
import { formatClock } from '../../../shared/time';
import classes from './Row.module.css';

/** A time in which the user wanted nothing to be heard. */
export const PauseRow = memo(function PauseRow({ pause }: { readonly pause: Pause }) {
  const { t } = useTranslation();
  const from = formatClock(pause.startMs);
  const to = pause.endMs === null ? from : formatClock(pause.endMs);
  return (
    <p className={`${classes.gap} ${classes.pause}`} data-testid="pause-row">
      <span>
        {t('transcript.pause')} · {from === to ? from : `${from}–${to}`}
      </span>
    </p>
  );
});
