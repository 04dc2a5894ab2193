import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../../state/context';
import { SettingsGroup } from '../fields/SettingsGroup';
import { SwitchField } from '../fields/SwitchField';
import { Connections } from './Connections';
import { Flows } from './Flows';

/** What goes where, whom this run has connected to, and how to keep all of it here. */
export function PrivacyPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const offline = useSession((state) => state.settings.privacy.offline);
  return (
    <>
      <SettingsGroup title={t('engines.tabs.privacy')} hint={t('privacy.lead')}>
        <SwitchField
          label={t('privacy.offline')}
          hint={t('privacy.offlineHint')}
          checked={offline}
          onChange={(chosen) => void changeSettings({ privacy: { offline: chosen } })}
          testId="stay-offline"
        />
      </SettingsGroup>
      <SettingsGroup title={t('privacy.now')}>
        <Flows />
      </SettingsGroup>
      <SettingsGroup title={t('privacy.connections')} hint={t('privacy.connectionsHint')}>
        <Connections />
      </SettingsGroup>
    </>
  );
}
