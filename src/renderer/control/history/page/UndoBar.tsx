import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { titleOf } from './entry-words';
import { useHistory, useHistoryActions } from './history-context';
import classes from './HistoryPage.module.css';

/** What was deleted last, and the way to have it back. */
export function UndoBar() {
  const { t } = useTranslation();
  const { undo } = useHistoryActions();
  const discarded = useHistory((state) => state.discarded);
  return (
    // There before it says something: screen readers say only what comes into a place that they know.
    <div className={classes.undo} aria-live="polite" data-empty={discarded === null || undefined}>
      {discarded && (
        <>
          <p className={classes.undoText}>
            <strong>{t('history.discarded', { title: titleOf(discarded, t) })}</strong>
            <br />
            {t('history.discardedText')}
          </p>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconArrowBackUp size={17} stroke={1.75} />}
            onClick={() => void undo()}
            data-testid="undo-delete"
          >
            {t('history.undo')}
          </Button>
        </>
      )}
    </div>
  );
}
