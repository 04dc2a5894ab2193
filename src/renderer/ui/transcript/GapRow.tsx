import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/session/session-view';
import { formatClock } from '../../../shared/time';
import { messageText } from '../message-text';
import classes from './Row.module.css';

/** Sound that could not be captioned, and why: nothing is left out silently. */
export const GapRow = memo(function GapRow({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation();
  const from = formatClock(gap.startMs);
  const to = formatClock(gap.endMs);
  return (
    <p className={classes.gap} data-testid="gap" data-code={gap.code}>
      <span>
        {t('transcript.gap')} · {from === to ? from : `${from}–${to}`}
        <span className={classes.reason}> · {messageText(t, gap.code).title}</span>
      </span>
    </p>
  );
});
