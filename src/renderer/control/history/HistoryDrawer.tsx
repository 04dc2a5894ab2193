import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenFileButton } from '../exporting/OpenFileButton';
import { SideDrawer } from '../frame/SideDrawer';
import { useActions, useControl } from '../state/context';
import { DeleteAll } from './DeleteAll';
import classes from './HistoryDrawer.module.css';
import { HistoryList } from './HistoryList';

interface HistoryDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onRead: (sessionId: string) => void;
  /** Sessions were deleted: one, or with `null` all that were not running. */
  readonly onDeleted: (sessionId: string | null) => void;
}

/** Earlier sessions, newest first. */
export function HistoryDrawer({ opened, onClose, onRead, onDeleted }: HistoryDrawerProps) {
  const { t } = useTranslation();
  const { loadHistory } = useActions();
  const history = useControl((state) => state.history);
  useEffect(() => {
    if (opened) void loadHistory();
  }, [opened, loadHistory]);

  return (
    <SideDrawer title={t('history.title')} opened={opened} onClose={onClose}>
      <OpenFileButton />
      {history === null && <p className={classes.empty}>{t('history.loading')}</p>}
      {history?.length === 0 && (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>{t('history.empty')}</p>
          {t('history.emptyText')}
        </div>
      )}
      {history?.some(({ endedAt }) => endedAt !== null) && <DeleteAll onDeleted={() => onDeleted(null)} />}
      {history && <HistoryList sessions={history} onRead={onRead} onDeleted={onDeleted} />}
    </SideDrawer>
  );
}
