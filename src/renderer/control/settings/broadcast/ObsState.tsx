import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ObsStatus } from '../../../../shared/broadcast/obs';
import { messageText } from '../../../ui/message-text';
import { Callout } from '../../../ui/parts/Callout';
import { useActions, useControlContext } from '../../state/context';
import classes from './obs.module.css';

/** Whether OBS is connected and what it does, or why it can't be used. */
export function ObsState({ status }: { readonly status: ObsStatus }) {
  const { t } = useTranslation();
  return (
    <output
      className={classes.state}
      aria-label={t('obs.state.label')}
      data-testid="obs-state"
      data-link={status.link}
    >
      {status.link === 'refused' && status.problem !== null ? (
        <Refused problem={status.problem} />
      ) : (
        <>
          <span className={classes.dot} data-on={status.link === 'connected' || undefined} aria-hidden />
          <StateWords status={status} />
        </>
      )}
    </output>
  );
}

function StateWords({ status: { link, version, streaming, recording } }: { readonly status: ObsStatus }) {
  const { t } = useTranslation();
  if (link !== 'connected') return <span>{t('obs.state.looking')}</span>;
  const words = [
    version === null ? t('obs.state.connecting') : t('obs.state.connected', { version }),
    ...(streaming ? [t('obs.state.streaming')] : []),
    ...(recording === 'off' ? [] : [t(recording === 'on' ? 'obs.state.recording' : 'obs.state.paused')]),
  ];
  return <span>{words.join(' · ')}</span>;
}

function Refused({ problem }: { readonly problem: NonNullable<ObsStatus['problem']> }) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const { title, text } = messageText(t, problem, {});
  return (
    <Callout
      level="warning"
      title={title}
      action={
        problem === 'obs-not-allowed' && (
          <Button size="compact-sm" variant="default" onClick={() => void answer(api.allowObs())}>
            {t('obs.allow')}
          </Button>
        )
      }
    >
      {text}
    </Callout>
  );
}
