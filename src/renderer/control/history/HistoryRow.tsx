import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../../shared/session/record';
import { formatClock } from '../../../shared/time';
import { formatMoment } from '../../ui/format';
import { written } from '../../ui/written';
import { ExportMenu } from '../transcript/ExportMenu';
import classes from './HistoryRow.module.css';

interface HistoryRowProps {
  readonly session: SessionSummary;
  readonly onRead: () => void;
  readonly onDelete: () => void;
  /** The button that deletes it. */
  readonly deleteRef: Ref<HTMLButtonElement>;
  /** Stands in the row in place of how it began: a question about the session. */
  readonly question: ReactNode;
}

/** One earlier session: when, how long, how it began. All of it opens the session, its buttons excepted. */
export function HistoryRow({ session, onRead, onDelete, deleteRef, question }: HistoryRowProps) {
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
        <div className={classes.actions}>
          <ExportMenu
            sessionId={session.captionCount > 0 ? session.id : null}
            label={t('export.button')}
            fullLabel={t('history.exportLabel', { date })}
            compact
            testId="history-export"
          />
          <ActionIcon
            ref={deleteRef}
            variant="subtle"
            color="gray"
            size={26}
            disabled={session.endedAt === null}
            aria-label={t('history.deleteLabel', { date })}
            title={t('history.deleteYes')}
            onClick={onDelete}
            data-testid="delete-session"
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      </div>
      <div className={classes.facts}>
        <span>{formatClock(session.durationMs)}</span>
        <span>{t('transcript.count', { count: session.captionCount })}</span>
      </div>
      {question ? (
        <div className={classes.question}>{question}</div>
      ) : (
        <p className={classes.opening} {...written(session.opening)}>
          {session.opening || t('history.wordless')}
        </p>
      )}
    </li>
  );
}
