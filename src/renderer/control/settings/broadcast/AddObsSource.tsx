import { IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../../shared/ipc';
import type { SourceOutcome } from '../../../../shared/broadcast/obs';
import { ErrorCallout } from '../../../ui/parts/Callout';
import { useActions, useControlContext, useSession } from '../../state/context';
import { asReply } from '../../../ui/link/reply';
import { HintedButton } from '../fields/HintedButton';
import classes from './obs.module.css';

/** Has OBS show the captions, and says what came of it. */
export function AddObsSource({ connected }: { readonly connected: boolean }) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { changeSettings } = useActions();
  const server = useSession((state) => state.settings.server);
  const [outcome, setOutcome] = useState<Reply<SourceOutcome> | 'asking' | 'server-on' | null>(null);

  async function add(): Promise<void> {
    setOutcome('asking');
    setOutcome(await asReply(api.addObsSource()));
  }

  async function switchServerOn(): Promise<void> {
    await changeSettings({ server: { ...server, enabled: true } });
    setOutcome('server-on');
  }

  return (
    <div>
      <HintedButton
        icon={<IconPlus size={15} stroke={2} />}
        label={t('obs.add')}
        hint={t('obs.addHint')}
        disabled={!connected || outcome === 'asking'}
        onClick={() => void add()}
        testId="obs-add-source"
      />
      <output className={classes.outcome} data-testid="obs-source-outcome">
        {outcome === 'server-on' && <Done>{t('obs.serverIsOn')}</Done>}
        {typeof outcome === 'object' && outcome?.ok && <Done>{t(`obs.${outcome.value}`)}</Done>}
        {connected && typeof outcome === 'object' && outcome?.ok === false && (
          <ErrorCallout
            error={outcome.error}
            {...(outcome.error.code === 'obs-server-off' && {
              again: { label: t('obs.serverOn'), onClick: () => void switchServerOn() },
            })}
          />
        )}
      </output>
    </div>
  );
}

function Done({ children }: { readonly children: string }) {
  return (
    <span className={classes.done}>
      <IconCircleCheck size={18} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
