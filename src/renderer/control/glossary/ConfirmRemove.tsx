import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './glossary.module.css';

interface ConfirmRemoveProps {
  readonly name: string;
  /** How many terms go with it. */
  readonly terms: number;
  readonly onKeep: () => void;
  readonly onRemove: () => void;
}

/** Asks once before a glossary goes, because there is no way back. */
export function ConfirmRemove({ name, terms, onKeep, onRemove }: ConfirmRemoveProps) {
  const { t } = useTranslation();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <div className={classes.confirm} role="alertdialog" aria-label={t('glossary.removeTitle', { name })}>
      <p>
        <strong>{t('glossary.removeTitle', { name })}</strong>{' '}
        {terms > 0 && t('glossary.removeText', { count: terms })}
      </p>
      <div className={classes.choices}>
        <Button ref={keep} size="compact-sm" variant="default" onClick={onKeep}>
          {t('glossary.removeNo')}
        </Button>
        <Button size="compact-sm" color="red" onClick={onRemove} data-testid="glossary-remove-yes">
          {t('glossary.removeYes')}
        </Button>
      </div>
    </div>
  );
}
