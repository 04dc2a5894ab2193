import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDelete } from '../../../ui/parts/ConfirmDelete';
import { useHistoryActions } from './history-context';
import classes from './HistoryPage.module.css';

interface DeleteAllProps {
  readonly onDeleted: () => void;
}

/** Deletes the whole history, once that was asked. */
export function DeleteAll({ onDeleted }: DeleteAllProps) {
  const { t } = useTranslation();
  const { deleteAll } = useHistoryActions();
  const [state, setState] = useState<'idle' | 'asked' | 'kept' | 'deleting'>('idle');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (state === 'kept') button.current?.focus();
  }, [state]);

  async function remove(): Promise<void> {
    setState('deleting');
    if (await deleteAll()) onDeleted();
    setState('idle');
  }

  if (state === 'asked') {
    return (
      <div className={classes.deleteAll}>
        <ConfirmDelete
          title={t('history.deleteAllTitle')}
          keep={t('history.deleteAllNo')}
          remove={t('history.deleteAllYes')}
          onKeep={() => setState('kept')}
          onRemove={() => void remove()}
        >
          {t('history.deleteAllText')}
        </ConfirmDelete>
      </div>
    );
  }
  return (
    <div className={classes.deleteAll}>
      <Button
        ref={button}
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconTrash size={15} stroke={1.75} />}
        disabled={state === 'deleting'}
        onClick={() => setState('asked')}
        data-testid="delete-all"
      >
        {t(state === 'deleting' ? 'history.deleting' : 'history.deleteAll')}
      </Button>
    </div>
  );
}
