import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import { useStatus } from '../state/use-status';
import classes from './SessionBadge.module.css';
import { useElapsed } from './use-elapsed';

/** What is going on, in a word, and for how long. */
export function SessionBadge() {
  const { t } = useTranslation();
  const status = useStatus();
  const elapsedMs = useElapsed();
  return (
    <div className={classes.badge} data-state={status}>
      <span className={classes.dot} aria-hidden />
      <output aria-label={t('state.label')} data-testid="session-state" data-state={status}>
        {t(`state.${status}`)}
      </output>
      {elapsedMs !== null && (
        <time
          className={classes.elapsed}
          aria-label={t('state.elapsed', { time: formatClock(elapsedMs) })}
          data-testid="elapsed"
        >
          {formatClock(elapsedMs)}
        </time>
      )}
    </div>
  );
}
