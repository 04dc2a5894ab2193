import { Button } from '@mantine/core';
import { IconDatabasePlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment, formatSize } from '../../../ui/format';
import { ConfirmDelete } from '../../../ui/parts/ConfirmDelete';
import { useRunning } from '../../state/use-status';
import classes from './data.module.css';
import type { DataCare } from './use-data-care';

/** Less is not worth telling, bytes. */
const SHOWN_BYTES = 500_000;

/** The backups there are, each with the way back to it. */
export function BackupList({ care }: { readonly care: DataCare }) {
  const { t, i18n } = useTranslation();
  const { backups, job, backUp, restore } = care;
  const running = useRunning();
  const [asked, setAsked] = useState<string | null>(null);
  /** The row whose question was answered by no. */
  const [kept, setKept] = useState<string | null>(null);
  const rows = useRef(new Map<string, HTMLButtonElement>());
  useEffect(() => {
    if (kept !== null) rows.current.get(kept)?.focus();
  }, [kept]);

  function choose(id: string): void {
    setAsked(null);
    void restore(id);
  }

  return (
    <>
      {backups === null && <p className={classes.empty}>{t('data.loading')}</p>}
      {backups?.length === 0 && (
        <p className={classes.empty} data-testid="no-backups">
          {t('data.none')}
        </p>
      )}
      {backups !== null && backups.length > 0 && (
        <ul className={classes.list} aria-label={t('data.listLabel')}>
          {backups.map(({ id, madeAt, bytes }) => {
            const date = formatMoment(madeAt, i18n.language);
            return (
              <li key={id} className={classes.row} data-testid="backup-row">
                {asked === id ? (
                  <ConfirmDelete
                    title={t('data.restoreTitle', { date })}
                    keep={t('data.restoreNo')}
                    remove={t('data.restoreYes')}
                    onKeep={() => {
                      setAsked(null);
                      setKept(id);
                    }}
                    onRemove={() => choose(id)}
                  >
                    {t('data.restoreText')}
                  </ConfirmDelete>
                ) : (
                  <>
                    <span className={classes.date}>{date}</span>
                    <span className={classes.size}>
                      {bytes >= SHOWN_BYTES && formatSize(bytes, i18n.language)}
                    </span>
                    <Button
                      ref={(button) => {
                        if (button) rows.current.set(id, button);
                        else rows.current.delete(id);
                      }}
                      size="compact-sm"
                      variant="default"
                      disabled={running || job !== null}
                      title={running ? t('data.whileRunning') : undefined}
                      aria-label={`${t('data.restore')}: ${date}`}
                      onClick={() => {
                        setKept(null);
                        setAsked(id);
                      }}
                      data-testid="restore-backup"
                    >
                      {t('data.restore')}
                    </Button>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDatabasePlus size={15} stroke={1.75} />}
          disabled={job !== null}
          onClick={() => void backUp()}
          data-testid="back-up"
        >
          {t(job === 'backUp' ? 'data.backingUp' : 'data.backUp')}
        </Button>
        <output className={classes.job}>{job === 'restore' && t('data.restoring')}</output>
      </div>
    </>
  );
}
