import { useTranslation } from 'react-i18next';
import { SettingsGroup } from '../fields/SettingsGroup';
import { BackupList } from './BackupList';
import { EverythingFields } from './EverythingFields';
import { useDataCare } from './use-data-care';

/** What is kept on this computer as a whole. */
export function DataPanel() {
  const { t } = useTranslation();
  const care = useDataCare();
  return (
    <>
      <SettingsGroup title={t('data.backups')} hint={t('data.backupsHint')}>
        <BackupList care={care} />
      </SettingsGroup>
      <SettingsGroup title={t('data.everything')} hint={t('data.everythingHint')}>
        <EverythingFields care={care} />
      </SettingsGroup>
    </>
  );
}
