import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import type { SessionStatus } from './session-status';
import classes from './StatusBadge.module.css';

interface StatusBadgeProps {
  readonly status: SessionStatus;
  /** For how long it runs; null where that is not known. */
  readonly elapsedMs?: number | null;
}

/** What is going on, in a word, and for how long. */
export function StatusBadge({ status, elapsedMs = null }: StatusBadgeProps) {
  const { t } = useTranslation();
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
