import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../../shared/record';
import { formatClock } from '../../../shared/time';
import { formatMoment } from '../../ui/format';
import { ExportMenu } from '../transcript/ExportMenu';
import classes from './HistoryRow.module.css';

interface HistoryRowProps {
  readonly session: SessionSummary;
  readonly onRead: () => void;
}

/** One earlier session: when, how long, how it began. All of it opens the session. */
export function HistoryRow({ session, onRead }: HistoryRowProps) {
  const { t, i18n } = useTranslation();
  const date = formatMoment(session.startedAt, i18n.language);
  return (
    <li className={classes.row} data-testid="history-row" data-session-id={session.id}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.open}
          aria-label={t('history.openLabel', { date })}
          onClick={onRead}
          data-testid="open-session"
        >
          {date}
        </button>
        {session.endedAt === null && <span className={classes.live}>{t('history.live')}</span>}
        <div className={classes.export}>
          <ExportMenu
            sessionId={session.captionCount > 0 ? session.id : null}
            label={t('export.button')}
            fullLabel={t('history.exportLabel', { date })}
            compact
            testId="history-export"
          />
        </div>
      </div>
      <div className={classes.facts}>
        <span>{formatClock(session.durationMs)}</span>
        <span>{t('transcript.count', { count: session.captionCount })}</span>
      </div>
      <p className={classes.opening}>{session.opening || t('history.wordless')}</p>
    </li>
  );
}
