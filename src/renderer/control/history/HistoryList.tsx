import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../../shared/session/record';
import { formatMoment } from '../../ui/format';
import { ConfirmDelete } from '../../ui/parts/ConfirmDelete';
import { useActions } from '../state/context';
import classes from './HistoryDrawer.module.css';
import { HistoryRow } from './HistoryRow';

interface HistoryListProps {
  readonly sessions: readonly SessionSummary[];
  readonly onRead: (sessionId: string) => void;
  readonly onDeleted: (sessionId: string) => void;
}

/** Sessions to read, export and delete; one question at a time. */
export function HistoryList({ sessions, onRead, onDeleted }: HistoryListProps) {
  const { t, i18n } = useTranslation();
  const { deleteSession } = useActions();
  const [asked, setAsked] = useState<string | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  /** Once this session is gone, the button at its place takes the keyboard. */
  const leaving = useRef<{ readonly id: string; readonly at: number } | null>(null);

  useEffect(() => {
    if (!leaving.current || sessions.some(({ id }) => id === leaving.current?.id)) return;
    const session = sessions[Math.min(leaving.current.at, sessions.length - 1)];
    leaving.current = null;
    if (session) buttons.current.get(session.id)?.focus();
  }, [sessions]);

  function keep(id: string): void {
    setAsked(null);
    buttons.current.get(id)?.focus();
  }

  async function remove(id: string, at: number): Promise<void> {
    leaving.current = { id, at };
    keep(id);
    if (await deleteSession(id)) onDeleted(id);
  }

  return (
    <ul className={classes.list}>
      {sessions.map((session, at) => {
        const { id } = session;
        const date = formatMoment(session.startedAt, i18n.language);
        return (
          <HistoryRow
            key={id}
            session={session}
            onRead={() => onRead(id)}
            onDelete={() => setAsked(id)}
            deleteRef={(button) => {
              if (button) buttons.current.set(id, button);
              else buttons.current.delete(id);
            }}
            question={
              asked === id && (
                <ConfirmDelete
                  title={t('history.deleteTitle', { date })}
                  keep={t('history.deleteNo')}
                  remove={t('history.deleteYes')}
                  onKeep={() => keep(id)}
                  onRemove={() => void remove(id, at)}
                >
                  {t('history.deleteText')}
                </ConfirmDelete>
              )
            }
          />
        );
      })}
    </ul>
  );
}
