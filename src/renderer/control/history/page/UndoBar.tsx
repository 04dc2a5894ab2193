import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { titleOf } from './entry-words';
import { useHistory, useHistoryActions } from './history-context';
import classes from './HistoryPage.module.css';

/** What was deleted a moment ago, and the way to have all of it back. */
export function UndoBar() {
  const { t } = useTranslation();
  const { undo } = useHistoryActions();
  const discarded = useHistory((state) => state.discarded);
  const [first, ...others] = discarded;
  return (
    // There before it says something: screen readers say only what comes into a place that they know.
    <div className={classes.undo} aria-live="polite" data-empty={!first || undefined}>
      {first && (
        <>
          <p className={classes.undoText}>
            <strong>
              {others.length === 0
                ? t('history.discarded', { title: titleOf(first, t) })
                : t('history.discardedSeveral', { count: discarded.length })}
            </strong>
            <br />
            {t(others.length === 0 ? 'history.discardedText' : 'history.discardedSeveralText')}
          </p>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconArrowBackUp size={17} stroke={1.75} />}
            onClick={() => void undo()}
            data-testid="undo-delete"
          >
            {t(others.length === 0 ? 'history.undo' : 'history.undoSeveral')}
          </Button>
        </>
      )}
    </div>
  );
}
