import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorCallout } from '../../../ui/parts/Callout';
import { useActions, useSession } from '../../state/context';
import { SelectField } from '../fields/SelectField';
import { SettingsGroup } from '../fields/SettingsGroup';
import { UpdateNotes } from './UpdateNotes';
import { UpdateProgressCard } from './UpdateProgressCard';
import classes from './updates.module.css';
import { useUpdates } from './use-updates';

const CHANNELS = ['off', 'stable', 'beta'] as const;

/** Newer versions of Jamak: which are looked for, what that asks of whom, and what there is. */
export function UpdatesPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const channel = useSession((state) => state.settings.updates.channel);
  const room = useUpdates();
  const { state, error } = room;
  if (!state) return error ? <ErrorCallout error={error} /> : <Loader size="xs" color="gray" />;
  if (state.means === 'none') {
    return (
      <SettingsGroup title={t('updates.title')} hint={t('updates.version', { version: state.version })}>
        <p className={classes.words} data-testid="updates-none-here">
          {t('updates.noneHere')}
        </p>
      </SettingsGroup>
    );
  }
  const { progress } = state;
  const update = 'update' in progress ? progress.update : null;
  return (
    <>
      <SettingsGroup title={t('updates.title')} hint={t('updates.version', { version: state.version })}>
        <UpdateProgressCard room={room} state={state} />
        {error && <ErrorCallout error={error} />}
        {update?.notes && <UpdateNotes version={update.version} notes={update.notes} />}
      </SettingsGroup>
      <SettingsGroup title={t('updates.which')} hint={t('updates.whichHint')}>
        <SelectField
          label={t('updates.lookFor')}
          {...(channel === 'beta' && { hint: t('updates.betaHint') })}
          value={channel}
          options={CHANNELS.map((value) => ({ value, label: t(`updates.${value}`) }))}
          onChange={(chosen) => void changeSettings({ updates: { channel: chosen } })}
          testId="updates-channel"
        />
      </SettingsGroup>
      <SettingsGroup title={t('updates.asked')}>
        {state.address === null ? (
          <p className={classes.words}>{t('updates.askedNothing')}</p>
        ) : (
          <div>
            <p className={classes.address} dir="ltr" data-testid="updates-address">
              {state.address}
            </p>
            <p className={classes.words}>{t('updates.askedText')}</p>
          </div>
        )}
      </SettingsGroup>
    </>
  );
}
