import { NativeSelect } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorCallout } from '../../ui/parts/Callout';
import { useActions, useControl, useControlContext } from '../state/context';
import { useAsk } from '../../ui/link/use-ask';
import classes from './MediaChoice.module.css';

/** What plays comes and goes; it is asked for so often while it is shown, ms. */
const ASK_EVERY_MS = 3_000;
/** The value of the first option: none is chosen. */
const NONE = '';

/** Which application. One that doesn't play right now stays chosen, and is waited for. */
export function ApplicationSelect({ locked }: { readonly locked: boolean }) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { chooseSource } = useActions();
  const chosen = useControl((state) => state.choice.application);
  const { value, error, again } = useAsk(useCallback(() => api.listApplications(), [api]));

  useEffect(() => {
    if (locked) return;
    const timer = setInterval(again, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [locked, again]);

  if (error) return <ErrorCallout error={error} />;
  const playing = value ?? [];
  const away = chosen !== null && !playing.includes(chosen);
  return (
    <>
      <NativeSelect
        size="sm"
        aria-label={t('source.application.choose')}
        data-testid="application-select"
        disabled={locked}
        value={chosen ?? NONE}
        onChange={({ currentTarget: { value: name } }) => void chooseSource({ kind: 'application', name })}
      >
        {chosen === null && <option value={NONE}>{t('source.application.none')}</option>}
        {playing.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {away && <option value={chosen}>{t('source.application.away', { name: chosen })}</option>}
      </NativeSelect>
      {value?.length === 0 && <p className={classes.hint}>{t('source.application.nothing')}</p>}
    </>
  );
}
